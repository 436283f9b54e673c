import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { UploadedFile } from '../../shared/api.ts';
import { cleanText } from '../conversations/words.ts';
import type { Database } from '../database/open-database.ts';
import { files } from '../database/schema.ts';
import { fileMissing } from '../notices/notices.ts';
import { fileUrl } from './file-url.ts';
import type { ImageFacts } from './read-image.ts';

export async function storeFile(
  database: Database,
  file: { conversationId: string; name: string; bytes: Uint8Array; facts: ImageFacts },
): Promise<UploadedFile> {
  const { conversationId, bytes, facts } = file;
  const { mediaType, width, height } = facts;
  // Not to be guessed: whoever knows the id of an image can see it.
  const id = randomUUID();
  const name = cleanText(file.name);
  await database
    .insert(files)
    .values({ id, conversationId, name, mediaType, bytes, width, height });
  return {
    id,
    url: fileUrl(id),
    name,
    mediaType,
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
  };
}

/** Gives a conversation a copy of a file, and returns the id of that. */
export async function copyFile(
  database: Database,
  { id, conversationId }: { id: string; conversationId: string },
): Promise<string> {
  const copyId = randomUUID();
  await database.execute(
    sql`insert into ${files} (id, conversation_id, name, media_type, bytes, width, height)
      select ${copyId}, ${conversationId}, name, media_type, bytes, width, height from ${files} where id = ${id}`,
  );
  return copyId;
}

/** @throws NoticeError when there is none of this id */
export async function readFile(
  database: Database,
  id: string,
): Promise<{ name: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> }> {
  const [row] = await database
    .select({ name: files.name, mediaType: files.mediaType, bytes: files.bytes })
    .from(files)
    .where(eq(files.id, id));
  if (!row) throw fileMissing();
  return { ...row, bytes: new Uint8Array(row.bytes) };
}

/** The images of these ids as data URLs, as models read them. */
export async function readDataUrls(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const urls = new Map<string, string>();
  // One at a time, so that others get their turn in between: each may have ten million bytes.
  for (const id of new Set(ids)) {
    const [row] = await database
      .select({ mediaType: files.mediaType, base64: BASE64 })
      .from(files)
      .where(eq(files.id, id));
    if (row) urls.set(id, `data:${row.mediaType};base64,${row.base64}`);
  }
  return urls;
}

/** By the database, which is ten times quicker than bytes that are written and read as hexadecimal digits on their way. */
const BASE64 = sql<string>`replace(encode(${files.bytes}, 'base64'), chr(10), '')`;
