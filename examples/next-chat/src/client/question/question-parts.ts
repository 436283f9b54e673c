import { sizeOf, withSize } from '../../shared/image-size.ts';
import type { ChatMessage } from '../../shared/message.ts';
import type { Attachment, AttachedImage, Draft } from './drafts.ts';

type Parts = ChatMessage['parts'];

/** What a draft becomes when it is sent. */
export function partsOf({ text, attachments }: Draft): Parts {
  const trimmed = text.trim();
  return [
    ...attachments.flatMap(partOf),
    ...(trimmed === '' ? [] : [{ type: 'text' as const, text: trimmed }]),
  ];
}

function partOf(attachment: Attachment): Parts {
  if (attachment.kind === 'text') {
    return [{ type: 'data-pasted-text', data: { text: attachment.text } }];
  }
  if (attachment.upload.state !== 'ready') return [];
  const { url, name, mediaType, ...size } = attachment.upload.file;
  return [{ type: 'file', url, filename: name, mediaType, ...withSize(size) }];
}

/** The draft that a question was, to edit it. */
export function draftFrom(parts: Parts): Draft {
  return {
    text: textOf(parts),
    attachments: parts.flatMap((part, index): Attachment[] => {
      const key = `part-${index}`;
      if (part.type === 'file') return [imageFrom(part, key)];
      if (part.type === 'data-pasted-text') return [{ kind: 'text', key, text: part.data.text }];
      return [];
    }),
  };
}

/** The text of a message as the model wrote it or the reader typed it, without thinking and calls. */
export function textOf(parts: Parts): string {
  return parts.flatMap(part => (part.type === 'text' ? [part.text] : [])).join('\n\n');
}

/** All that the reader wrote or pasted into a question; empty for images alone. */
export function writtenText(parts: Parts): string {
  return parts
    .flatMap(part => {
      if (part.type === 'text') return [part.text];
      return part.type === 'data-pasted-text' ? [part.data.text] : [];
    })
    .join('\n\n');
}

function imageFrom(part: Extract<Parts[number], { type: 'file' }>, key: string): AttachedImage {
  const { url, mediaType, filename = 'image' } = part;
  const id = url.slice(url.lastIndexOf('/') + 1);
  return {
    kind: 'image',
    key,
    name: filename,
    upload: { state: 'ready', file: { id, url, name: filename, mediaType, ...sizeOf(part) } },
  };
}
