import { randomUUID } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
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
  if (ids.length === 0) return new Map();
  const rows = await database
    .select({ id: files.id, mediaType: files.mediaType, bytes: files.bytes })
    .from(files)
    .where(inArray(files.id, [...ids]));
  return new Map(
    rows.map(({ id, mediaType, bytes }) => {
      const base64 = Buffer.from(bytes).toString('base64');
      return [id, `data:${mediaType};base64,${base64}`];
    }),
  );
}
