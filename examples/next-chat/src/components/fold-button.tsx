import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

/** Opens and closes what stands below it. */
export function FoldButton(props: {
  isOpen: boolean;
  onToggle: () => void;
  controls?: string;
  children: ReactNode;
}) {
  const { isOpen, onToggle, controls, children } = props;
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-controls={isOpen ? controls : undefined}
      onClick={onToggle}
      className="-ms-1 flex min-h-7 w-fit max-w-full items-center gap-1.5 rounded-md px-1 text-start text-sm text-muted-foreground hover:text-foreground pointer-coarse:min-h-11"
    >
      {children}
      <ChevronRight
        aria-hidden
        size={16}
        className={`shrink-0 transition-transform duration-180 ease-out ${isOpen ? 'rotate-90' : ''}`}
      />
    </button>
  );
}
