import { useEffect, useState } from 'react';
import { copyText } from '../client/clipboard.ts';

/** Copies a text; says with words what it copies. */
export function CopyTextButton({ label, getText }: { label: string; getText: () => string }) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setIsCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <button
      type="button"
      onClick={() => void copyText(getText()).then(setIsCopied)}
      className="min-h-8 rounded-lg px-2 hover:bg-muted hover:text-foreground pointer-coarse:min-h-11"
    >
      {isCopied ? 'Copied' : label}
    </button>
  );
}
