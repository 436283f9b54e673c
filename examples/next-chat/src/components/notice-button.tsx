import { CornerUpRight, ListRestart, RotateCcw, Sparkles, type LucideIcon } from 'lucide-react';
import type { ChatSession } from '../client/conversation/chat-session.ts';
import { announce } from '../client/announcing/announcer.ts';
import { addToDraft, draftOf } from '../client/question/drafts.ts';
import { focusField } from '../client/page/focus-field.ts';
import { goTo } from '../client/page/location.ts';
import { loadModels } from '../client/models/models.ts';
import { draftFrom } from '../client/question/question-parts.ts';
import { freshSession } from '../client/conversation/sessions.ts';
import type { LINKS, NoticeAction } from '../shared/notice.ts';
import { Button } from './button.tsx';
import { openFileDialog } from './composer/attach-button.tsx';
import { openModelPicker } from './composer/model-picker.tsx';
import { isLink, NoticeLink } from './notice-link.tsx';

interface Way {
  label: string;
  Icon: LucideIcon;
  run: (session: ChatSession) => void;
}

const WAYS: Readonly<Record<Exclude<NoticeAction, keyof typeof LINKS>, Way>> = {
  retry: { label: 'Try again', Icon: RotateCcw, run: tryAgain },
  'choose-model': { label: 'Choose model', Icon: Sparkles, run: openModelPicker },
  'new-chat': { label: 'New chat with this question', Icon: CornerUpRight, run: askElsewhere },
  'refresh-models': { label: 'Refresh list', Icon: ListRestart, run: () => void refreshModels() },
  'choose-file': { label: 'Choose another', Icon: CornerUpRight, run: openFileDialog },
};

/** One thing that the reader can do about a notice. */
export function NoticeButton({ action, session }: { action: NoticeAction; session: ChatSession }) {
  if (isLink(action)) return <NoticeLink action={action} />;
  const { label, Icon, run } = WAYS[action];
  return (
    <Button onClick={() => run(session)}>
      <Icon aria-hidden size={16} />
      {label}
    </Button>
  );
}

function tryAgain(session: ChatSession): void {
  void session.retry();
  // The box with the button goes away.
  focusField();
}

async function refreshModels(): Promise<void> {
  await loadModels(true);
  announce('The list of models is up to date');
  openModelPicker();
}

/** Puts the last question into a conversation of its own, to be sent there. */
function askElsewhere(session: ChatSession): void {
  const question = session.chat.messages.findLast(({ role }) => role === 'user');
  const fresh = freshSession();
  const { settings } = session.state.get();
  if (question) addToDraft(draftOf(fresh.id), draftFrom(question.parts));
  fresh.choose(settings);
  goTo(undefined);
}
