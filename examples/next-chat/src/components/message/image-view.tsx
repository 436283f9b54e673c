import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState, type CSSProperties } from 'react';
import type { ImageSize } from '../../shared/image-size.ts';
import { IconButton } from '../button.tsx';

export interface Picture {
  url: string;
  name: string;
  size: ImageSize | undefined;
}

/** Pixels. */
const HIGHEST = 320;

/** A picture of a message; a click shows it large. */
export function ImageView({ picture }: { picture: Picture }) {
  const { url, name, size } = picture;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog.Root open={isOpen} onOpenChange={setIsOpen}>
      <Dialog.Trigger
        aria-label={`Show ${name} large`}
        className="grid min-h-11 min-w-11 max-w-full place-items-center overflow-hidden rounded-xl border border-border"
      >
        {/* Its size is settled before it has come, so that nothing moves when it does. */}
        <img
          src={url}
          alt={name}
          style={size && roomFor(size)}
          className={`block max-w-full bg-muted ${size ? 'h-auto' : 'h-48 w-64 object-scale-down'}`}
        />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="appear fixed inset-0 z-40 bg-black/80" />
        <Dialog.Content
          aria-describedby={undefined}
          onClick={({ target, currentTarget }) => {
            // Beside the picture.
            if (target === currentTarget) setIsOpen(false);
          }}
          className="appear fixed inset-0 z-50 grid grid-rows-[auto_minmax(0,1fr)] gap-3 p-4"
        >
          <div className="flex items-center justify-between gap-4 text-white">
            <Dialog.Title className="min-w-0 truncate text-sm">{name}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label="Close" className="bg-card">
                <X aria-hidden size={16} />
              </IconButton>
            </Dialog.Close>
          </div>
          <img src={url} alt={name} className="m-auto max-h-full max-w-full object-contain" />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** As large as it is, but for what is too high; on a narrow screen less wide, and less high then. */
function roomFor({ width, height }: ImageSize): CSSProperties {
  return {
    width: Math.round(width * Math.min(1, HIGHEST / height)),
    aspectRatio: `${width} / ${height}`,
  };
}
