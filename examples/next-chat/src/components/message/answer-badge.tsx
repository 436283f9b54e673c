import { CircleStop, Unplug } from 'lucide-react';

/** Says that an answer has no proper end. */
export function AnswerBadge({ text, isBroken = false }: { text: string; isBroken?: boolean }) {
  const Icon = isBroken ? Unplug : CircleStop;
  return (
    <p
      className={`flex w-fit items-center gap-1.5 text-sm ${isBroken ? 'text-danger' : 'text-muted-foreground'}`}
    >
      <Icon aria-hidden size={16} className="shrink-0" />
      {text}
    </p>
  );
}
