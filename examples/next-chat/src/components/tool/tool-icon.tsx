import { CircleCheck, CircleDashed, CircleX, LoaderCircle, ShieldQuestionMark } from 'lucide-react';
import type { ToolStatus } from '../../client/answer/tool-status.ts';

const ICONS = {
  busy: { Icon: LoaderCircle, className: 'text-muted-foreground motion-safe:animate-spin' },
  asking: { Icon: ShieldQuestionMark, className: 'text-warn' },
  done: { Icon: CircleCheck, className: 'text-ok' },
  failed: { Icon: CircleX, className: 'text-danger' },
  idle: { Icon: CircleDashed, className: 'text-muted-foreground' },
} as const;

export function ToolIcon({ tone }: { tone: ToolStatus['tone'] }) {
  const { Icon, className } = ICONS[tone];
  return <Icon aria-hidden size={16} className={`mt-0.5 shrink-0 ${className}`} />;
}
