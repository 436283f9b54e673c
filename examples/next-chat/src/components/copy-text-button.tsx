import { useCopy } from './use-copy.ts';

/** Copies a text; says with words what it copies. */
export function CopyTextButton({ label, getText }: { label: string; getText: () => string }) {
  const { name, copy } = useCopy(label, getText);
  return (
    <button
      type="button"
      onClick={copy}
      className="min-h-8 rounded-lg px-2 hover:bg-muted hover:text-foreground pointer-coarse:min-h-11"
    >
      {name}
    </button>
  );
}
