import { Modal } from './modal.tsx';

const KEYS: readonly [keys: string, meaning: string][] = [
  ['Enter', 'Send (a new line on touch screens)'],
  ['Shift+Enter', 'New line'],
  ['Ctrl+Enter or ⌘+Enter', 'Send, on every device'],
  ['↑ in the empty field', 'Edit your last message'],
  ['Esc', 'Close a menu, leave an edit, or stop the answer'],
  ['Ctrl+Shift+O or ⌘+Shift+O', 'New chat'],
  ['Ctrl+K or ⌘+K', 'Search conversations'],
];

export function KeyboardHelp(props: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  return (
    <Modal title="Keyboard" {...props}>
      <dl className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-4 gap-y-2 text-sm">
        {KEYS.map(([keys, meaning]) => (
          <div key={keys} className="contents">
            <dt className="font-semibold">{keys}</dt>
            <dd className="text-muted-foreground">{meaning}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
