import { ExternalLink } from 'lucide-react';
import { LINKS, type NoticeAction } from '../shared/notice.ts';

type LinkAction = keyof typeof LINKS;

const NAMES: Readonly<Record<LinkAction, string>> = {
  'get-key': 'Where to get a key',
  'open-keys': 'Open my keys',
  upgrade: 'Upgrade',
  'see-plans': 'See plans',
};

export function isLink(action: NoticeAction): action is LinkAction {
  return action in LINKS;
}

/** A page of Ollama where something can be done about a notice. */
export function NoticeLink({ action }: { action: LinkAction }) {
  return (
    <a
      href={LINKS[action]}
      target="_blank"
      rel="noopener noreferrer"
      className="flex min-h-9 items-center gap-2 rounded-lg border border-input bg-card px-3 text-sm hover:bg-muted pointer-coarse:min-h-11"
    >
      <ExternalLink aria-hidden size={16} />
      {NAMES[action]}
    </a>
  );
}
