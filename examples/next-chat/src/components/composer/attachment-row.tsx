import { FileText, ImageOff, X } from 'lucide-react';
import type { AttachedImage, Attachment } from '../../client/question/drafts.ts';
import { formatBytes } from '../../client/format.ts';
import { LIMITS } from '../../shared/api.ts';
import { Button, IconButton } from '../button.tsx';

interface RowProps {
  attachments: readonly Attachment[];
  onRemove: (key: string) => void;
  /** Chooses another file in the place of one that cannot be sent. */
  onReplace?: (key: string) => void;
  /** The model, when it is one that cannot see images. */
  blindModel?: string;
}

/** What goes along with a question, in one row that scrolls. */
export function AttachmentRow({ attachments, onRemove, onReplace, blindModel }: RowProps) {
  if (attachments.length === 0) return null;
  const hasRoom = attachments.filter(isGoodImage).length < LIMITS.filesPerMessage;
  return (
    <ul aria-label="Attachments" className="flex gap-2 overflow-x-auto p-1.5">
      {attachments.map(attachment => (
        <li
          key={attachment.key}
          className="flex max-w-72 min-w-52 shrink-0 items-center gap-2.5 rounded-xl border border-border bg-background p-1.5 text-sm"
        >
          <Thumbnail attachment={attachment} />
          <div className="min-w-0 flex-1">
            <Description attachment={attachment} blindModel={blindModel} />
            {onReplace && hasRoom && hasFailed(attachment) && (
              <Button
                onClick={() => onReplace(attachment.key)}
                className="mt-1 min-h-7 px-2 text-xs"
              >
                Choose another
              </Button>
            )}
          </div>
          <IconButton
            label={`Remove ${nameOf(attachment)}`}
            className="size-7 self-start"
            onClick={() => onRemove(attachment.key)}
          >
            <X aria-hidden size={16} />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}

function hasFailed(attachment: Attachment): boolean {
  return attachment.kind === 'image' && attachment.upload.state === 'failed';
}

function isGoodImage(attachment: Attachment): boolean {
  return attachment.kind === 'image' && !hasFailed(attachment);
}

function nameOf(attachment: Attachment): string {
  return attachment.kind === 'text' ? 'pasted text' : attachment.name;
}

function Thumbnail({ attachment }: { attachment: Attachment }) {
  const box = 'grid size-14 shrink-0 place-items-center rounded-lg bg-muted text-muted-foreground';
  if (attachment.kind === 'text') {
    return (
      <span className={box}>
        <FileText aria-hidden size={20} />
      </span>
    );
  }
  const { upload, previewUrl } = attachment;
  const url = previewUrl ?? (upload.state === 'ready' ? upload.file.url : undefined);
  if (url === undefined || upload.state === 'failed') {
    return (
      <span className={box}>
        <ImageOff aria-hidden size={20} className="text-danger" />
      </span>
    );
  }
  // Named by the text beside it.
  return <img src={url} alt="" className="size-14 shrink-0 rounded-lg bg-muted object-cover" />;
}

function Description({ attachment, blindModel }: { attachment: Attachment; blindModel?: string }) {
  if (attachment.kind === 'text') {
    return (
      <>
        <p className="leading-5">Pasted text</p>
        <p className="text-xs text-muted-foreground">
          {attachment.text.length.toLocaleString('en')} characters
        </p>
      </>
    );
  }
  return (
    <>
      <p className="truncate leading-5">{attachment.name}</p>
      <UploadState image={attachment} blindModel={blindModel} />
    </>
  );
}

function UploadState({ image, blindModel }: { image: AttachedImage; blindModel?: string }) {
  const { upload, size } = image;
  switch (upload.state) {
    case 'failed':
      return <p className="text-xs leading-4 text-danger">{upload.reason}</p>;
    case 'reading':
      return (
        <progress
          aria-label={`Reading ${image.name}`}
          value={upload.progress}
          className="block h-1.5 w-full accent-primary"
        />
      );
    case 'ready':
      if (blindModel !== undefined) {
        return <p className="text-xs leading-4 text-warn">{blindModel} cannot see images.</p>;
      }
      return (
        <p className="text-xs text-muted-foreground">{size !== undefined && formatBytes(size)}</p>
      );
  }
}
