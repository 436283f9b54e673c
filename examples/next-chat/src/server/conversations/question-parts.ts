import { inArray } from 'drizzle-orm';
import { LIMITS, type Question } from '../../shared/api.ts';
import type { ChatMessage } from '../../shared/message.ts';
import type { Database } from '../database/open-database.ts';
import { files } from '../database/schema.ts';
import { fileIdOf, fileUrl } from '../files/file-url.ts';
import { emptyMessage, fileMissing, tooLong } from '../notices/notices.ts';

type FilePart = Extract<ChatMessage['parts'][number], { type: 'file' }>;

/**
 * The parts of a question as they are stored: its texts, and what the database knows of its files.
 *
 * @throws NoticeError when there is nothing in it, or too much, or a file is not there
 */
export async function readQuestionParts(
  database: Database,
  question: Question,
): Promise<ChatMessage['parts']> {
  const parts = question.parts.filter(part => part.type !== 'text' || part.text.trim() !== '');
  const urls = parts.flatMap(part => (part.type === 'file' ? [part.url] : []));
  if (parts.length === 0) throw emptyMessage();
  if (characterCount(parts) > LIMITS.messageCharacters) throw tooLong();
  if (urls.length > LIMITS.filesPerMessage) throw tooLong();
  const found = urls.length > 0 ? await readFileParts(database, urls) : new Map<string, FilePart>();
  return parts.map(part => {
    if (part.type !== 'file') return part;
    const file = found.get(part.url);
    if (!file) throw fileMissing();
    return file;
  });
}

async function readFileParts(database: Database, urls: string[]): Promise<Map<string, FilePart>> {
  const rows = await database
    .select({ id: files.id, name: files.name, mediaType: files.mediaType })
    .from(files)
    .where(inArray(files.id, urls.map(fileIdOf)));
  return new Map(
    rows.map(({ id, name, mediaType }) => {
      const url = fileUrl(id);
      return [url, { type: 'file', mediaType, filename: name, url }];
    }),
  );
}

function characterCount(parts: Question['parts']): number {
  return parts.reduce((sum, part) => {
    if (part.type === 'text') return sum + part.text.length;
    return part.type === 'data-pasted-text' ? sum + part.data.text.length : sum;
  }, 0);
}
