import { inArray } from 'drizzle-orm';
import { LIMITS, type Question } from '../../shared/api.ts';
import { withSize } from '../../shared/image-size.ts';
import type { ChatMessage } from '../../shared/message.ts';
import type { Database } from '../database/open-database.ts';
import { files } from '../database/schema.ts';
import { fileIdOf, fileUrl } from '../files/file-url.ts';
import { copyFile } from '../files/files.ts';
import { emptyMessage, fileMissing, tooLong } from '../notices/notices.ts';

type FilePart = Extract<ChatMessage['parts'][number], { type: 'file' }>;

/**
 * The parts of a question as they are stored: its texts, and what the database knows of its files. A file of another
 * conversation is copied: it would be deleted with that one.
 *
 * @throws NoticeError when there is nothing in it, or too much, or a file is not there
 */
export async function readQuestionParts(
  database: Database,
  { question, conversationId }: { question: Question; conversationId: string },
): Promise<ChatMessage['parts']> {
  const parts = question.parts.filter(part => part.type !== 'text' || part.text.trim() !== '');
  const urls = parts.flatMap(part => (part.type === 'file' ? [part.url] : []));
  if (parts.length === 0) throw emptyMessage();
  if (characterCount(parts) > LIMITS.messageCharacters) throw tooLong();
  if (urls.length > LIMITS.filesPerMessage) throw tooLong();
  const found =
    urls.length > 0
      ? await readFileParts(database, { urls, conversationId })
      : new Map<string, FilePart>();
  return parts.map(part => {
    if (part.type !== 'file') return part;
    const file = found.get(part.url);
    if (!file) throw fileMissing();
    return file;
  });
}

/** The files behind these addresses, by the addresses. */
async function readFileParts(
  database: Database,
  { urls, conversationId }: { urls: string[]; conversationId: string },
): Promise<Map<string, FilePart>> {
  const rows = await database
    .select({
      id: files.id,
      name: files.name,
      mediaType: files.mediaType,
      width: files.width,
      height: files.height,
      owner: files.conversationId,
    })
    .from(files)
    .where(inArray(files.id, urls.map(fileIdOf)));
  const parts = new Map<string, FilePart>();
  for (const { id, name, mediaType, owner, ...size } of rows) {
    const ownId = owner === conversationId ? id : await copyFile(database, { id, conversationId });
    const url = fileUrl(ownId);
    parts.set(fileUrl(id), { type: 'file', mediaType, filename: name, url, ...withSize(size) });
  }
  return parts;
}

function characterCount(parts: Question['parts']): number {
  return parts.reduce((sum, part) => {
    if (part.type === 'text') return sum + part.text.length;
    return part.type === 'data-pasted-text' ? sum + part.data.text.length : sum;
  }, 0);
}
