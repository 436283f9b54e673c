import type { UploadedFile } from '../../shared/api.ts';
import { readKept, writeKept } from '../page/kept.ts';
import { createStore, type Store } from '../store.ts';

/** Something that goes along with a question. */
export type Attachment = PastedText | AttachedImage;

/** A text that is too long for the field. */
export interface PastedText {
  kind: 'text';
  key: string;
  text: string;
}

export interface AttachedImage {
  kind: 'image';
  key: string;
  name: string;
  /** Bytes; unknown for a picture of an earlier question. */
  size?: number;
  /** What shows it before it is uploaded; to be revoked. */
  previewUrl?: string;
  upload: Upload;
}

export type Upload =
  | { state: 'reading'; progress: number }
  | { state: 'ready'; file: UploadedFile }
  | { state: 'failed'; reason: string };

/** A question that is being written. */
export interface Draft {
  text: string;
  attachments: readonly Attachment[];
}

const EMPTY: Draft = { text: '', attachments: [] };

const drafts = new Map<string, Store<Draft>>();

/** What questions are being changed to, by their ids: it outlives going to another conversation. */
const edits = new Map<string, Draft>();

/** The draft of a conversation. It outlives going to another conversation, and, as far as it is uploaded, a reload. */
export function draftOf(conversationId: string): Store<Draft> {
  const known = drafts.get(conversationId);
  if (known) return known;
  const draft = createStore(readDraft(conversationId));
  draft.subscribe(() => keepDraft(conversationId, draft.get()));
  drafts.set(conversationId, draft);
  return draft;
}

export function keptEdit(messageId: string): Draft | undefined {
  return edits.get(messageId);
}

/** Keeps what a question is being changed to; nothing, once that is over. */
export function keepEdit(messageId: string, draft: Draft | undefined): void {
  if (draft) edits.set(messageId, draft);
  else edits.delete(messageId);
}

export function clearDraft(draft: Store<Draft>): void {
  for (const attachment of draft.get().attachments) release(attachment);
  draft.set(EMPTY);
}

export function addAttachment(draft: Store<Draft>, attachment: Attachment): void {
  const { text, attachments } = draft.get();
  draft.set({ text, attachments: [...attachments, attachment] });
}

/** Puts a question behind what is being written already. */
export function addToDraft(draft: Store<Draft>, added: Draft): void {
  const { text, attachments } = draft.get();
  draft.set({
    text: [text, added.text].filter(part => part !== '').join('\n\n'),
    attachments: [...attachments, ...added.attachments],
  });
}

export function removeAttachment(draft: Store<Draft>, key: string): void {
  const { text, attachments } = draft.get();
  attachments.filter(attachment => attachment.key === key).forEach(release);
  draft.set({ text, attachments: attachments.filter(attachment => attachment.key !== key) });
}

export function hasAttachment(draft: Store<Draft>, key: string): boolean {
  return draft.get().attachments.some(attachment => attachment.key === key);
}

/** Notes how an upload gets on; one that was removed meanwhile stays so. */
export function noteUpload(draft: Store<Draft>, key: string, upload: Upload): void {
  const { text, attachments } = draft.get();
  draft.set({
    text,
    attachments: attachments.map(attachment =>
      attachment.kind === 'image' && attachment.key === key
        ? { ...attachment, upload }
        : attachment,
    ),
  });
}

/** Whether there is something to send, and all of it is ready. */
export function isSendable({ text, attachments }: Draft): boolean {
  const isReady = attachments.every(isReadyToSend);
  return isReady && (text.trim() !== '' || attachments.length > 0);
}

function isReadyToSend(attachment: Attachment): boolean {
  return attachment.kind === 'text' || attachment.upload.state === 'ready';
}

function release(attachment: Attachment): void {
  if (attachment.kind === 'image' && attachment.previewUrl !== undefined) {
    URL.revokeObjectURL(attachment.previewUrl);
  }
}

function keyOf(conversationId: string): string {
  return `next-chat-draft-${conversationId}`;
}

function readDraft(conversationId: string): Draft {
  try {
    // Written by this page alone.
    return JSON.parse(readKept(sessionStorage, keyOf(conversationId)) ?? '') as Draft;
  } catch {
    return EMPTY;
  }
}

function keepDraft(conversationId: string, { text, attachments }: Draft): void {
  const kept = attachments.filter(isReadyToSend).map(withoutPreview);
  const isEmpty = text === '' && kept.length === 0;
  const value = isEmpty ? undefined : JSON.stringify({ text, attachments: kept });
  writeKept(sessionStorage, keyOf(conversationId), value);
}

/** The address of a preview ends with the page. */
function withoutPreview(attachment: Attachment): Attachment {
  return attachment.kind === 'image' ? { ...attachment, previewUrl: undefined } : attachment;
}
