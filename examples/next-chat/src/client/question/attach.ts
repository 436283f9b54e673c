import { generateId } from 'ai';
import { IMAGE_TYPES, LIMITS, type UploadedFile } from '../../shared/api.ts';
import { parseNotice } from '../../shared/notice.ts';
import { announce, announceError } from '../announcing/announcer.ts';
import { addAttachment, hasAttachment, noteUpload, type Draft } from './drafts.ts';
import { formatBytes } from '../format.ts';
import type { Store } from '../store.ts';

/** Texts that are pasted and longer than this stand beside the field, since a long field is slow to type in. */
export const LONGEST_PASTE = 20_000;

/** Attaches files one after the other; what cannot be sent says so where it stands. */
export function attachFiles(
  files: Iterable<File>,
  to: { draft: Store<Draft>; conversationId: string },
): void {
  for (const file of files) attachFile(file, to);
}

export function attachText(text: string, draft: Store<Draft>): void {
  addAttachment(draft, { kind: 'text', key: generateId(), text });
  announce('Pasted text attached');
}

function attachFile(file: File, to: { draft: Store<Draft>; conversationId: string }): void {
  const { draft, conversationId } = to;
  // Pages that came over plain HTTP have no `crypto.randomUUID`.
  const key = generateId();
  const images = draft.get().attachments.filter(({ kind }) => kind === 'image');
  const reason = refusal(file, images.length);
  const common = { kind: 'image', key, name: file.name, size: file.size } as const;
  if (reason !== undefined) {
    addAttachment(draft, { ...common, upload: { state: 'failed', reason } });
    announceError(reason);
    return;
  }
  const previewUrl = URL.createObjectURL(file);
  addAttachment(draft, { ...common, previewUrl, upload: { state: 'reading', progress: 0 } });
  void upload({ file, draft, conversationId, key });
}

/** Why a file cannot be sent, in words; undefined when it can. */
export function refusal(
  file: { name: string; size: number; type: string },
  imagesBefore: number,
): string | undefined {
  if (file.type === 'application/pdf' || /\.pdf$/i.test(file.name)) {
    return 'PDF files cannot be read here; paste the text instead.';
  }
  if (!IMAGE_TYPES.some(type => type === file.type)) {
    return `${file.name} is no picture that can be read here; PNG, JPEG, WebP and GIF can.`;
  }
  if (file.size > LIMITS.fileBytes) {
    return `${file.name} has ${formatBytes(file.size)}; images may have ${formatBytes(LIMITS.fileBytes)}.`;
  }
  if (imagesBefore >= LIMITS.filesPerMessage) {
    return `A question may have ${LIMITS.filesPerMessage} images.`;
  }
  return undefined;
}

interface Uploading {
  file: File;
  draft: Store<Draft>;
  conversationId: string;
  key: string;
}

async function upload(uploading: Uploading): Promise<void> {
  const { file, draft, key } = uploading;
  try {
    const uploaded = await sendFile(uploading);
    if (!uploaded) return;
    noteUpload(draft, key, { state: 'ready', file: uploaded });
    announce(`${file.name} attached`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    noteUpload(draft, key, { state: 'failed', reason });
    announceError(reason);
  }
}

/**
 * Ends without a file when it is removed before it has been sent. With the old interface, since `fetch` does not tell how
 * far an upload is.
 */
function sendFile(uploading: Uploading): Promise<UploadedFile | undefined> {
  const { file, draft, conversationId, key } = uploading;
  const request = new XMLHttpRequest();
  request.open('POST', `/api/files?conversationId=${encodeURIComponent(conversationId)}`);
  request.setRequestHeader('X-File-Name', encodeURIComponent(file.name));
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    const progress = total === 0 ? 0 : loaded / total;
    noteUpload(draft, key, { state: 'reading', progress });
  });
  const unsubscribe = draft.subscribe(() => {
    if (!hasAttachment(draft, key)) request.abort();
  });
  request.addEventListener('loadend', unsubscribe);
  return new Promise((resolve, reject) => {
    request.addEventListener('abort', () => resolve(undefined));
    request.addEventListener('load', () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText) as UploadedFile);
      else reject(new Error(describeRefusal(request.responseText, file.name)));
    });
    request.addEventListener('error', () => {
      reject(new Error(`${file.name} could not be sent: the connection was lost.`));
    });
    request.send(file);
  });
}

function describeRefusal(body: string, name: string): string {
  const notice = parseNotice(body);
  return notice ? `${notice.title} ${notice.text}` : `${name} could not be stored.`;
}
