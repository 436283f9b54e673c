import { LIMITS } from '../../shared/api.ts';
import { readLimited } from '../read-limited.ts';
import { emptyFile, fileTooLarge } from './file-notices.ts';

const LONGEST_NAME = 200;

/** Without a name, as of an image from the clipboard. */
const NAMELESS = 'image';

/**
 * Reads an uploaded file, and no more of it than it may have.
 *
 * @throws NoticeError when it is too large, or empty
 */
export async function readUpload(request: Request): Promise<{ name: string; bytes: Uint8Array }> {
  const name = readName(request.headers.get('x-file-name'));
  const { bytes, size } = await readLimited(request, LIMITS.fileBytes);
  if (!bytes) throw fileTooLarge(name, size);
  if (bytes.length === 0) throw emptyFile(name);
  return { name, bytes };
}

/** The last part of a path, for some programs give a whole one. */
function readName(header: string | null): string {
  const name =
    decode(header ?? '')
      .split(/[/\\]/)
      .at(-1)
      ?.trim() ?? '';
  // By characters: half of one cannot be written into a header again.
  return [...name].slice(0, LONGEST_NAME).join('') || NAMELESS;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
