import type { ModelGroup } from '../../shared/api.ts';
import type { Notice } from '../../shared/notice.ts';
import { isLink, NoticeLink } from '../notice-link.tsx';
import { AskHostsButton } from './ask-hosts-button.tsx';

/** What is wrong with a host, and what can be done about it; its other models can be chosen right there. */
export function HostNotice(props: { group: ModelGroup; notice: Notice; onAnswer: () => void }) {
  const { group, notice, onAnswer } = props;
  const { title, text, actions } = notice;
  return (
    <section
      aria-label={`${group.label}, ${group.host}`}
      className="flex flex-col items-start gap-2 border-t border-border px-2.5 py-2.5 text-sm"
    >
      <p className="text-xs text-muted-foreground">
        <span className="font-semibold">{group.label}</span> · {group.host}
      </p>
      <p className="text-warn">
        {title} {text}
      </p>
      <div className="flex flex-wrap gap-2">
        {actions.filter(isLink).map(action => (
          <NoticeLink key={action} action={action} />
        ))}
        {actions.includes('retry') && <AskHostsButton onAnswer={onAnswer} />}
      </div>
    </section>
  );
}
