import { Calculator, CloudSun, Globe, ImagePlus, type LucideIcon } from 'lucide-react';
import { completeSettings } from '../../client/conversation/chat-request.ts';
import type { ChatSession } from '../../client/conversation/chat-session.ts';
import { draftOf } from '../../client/question/drafts.ts';
import { focusField } from '../../client/page/focus-field.ts';
import { canDo, findModel, models, nameOfModel } from '../../client/models/models.ts';
import { useStore } from '../../client/store.ts';
import { openFileDialog } from '../composer/attach-button.tsx';

interface Suggestion {
  text: string;
  Icon: LucideIcon;
  /** What a model must be able to do. */
  needs: 'tools' | 'vision';
  choose: (session: ChatSession, text: string) => void;
}

function ask(session: ChatSession, text: string): void {
  void session.ask([{ type: 'text', text }]);
  // The suggestions go away.
  focusField();
}

/** Has a picture chosen; the question stands in the field by then, unless there is another one. */
function askAboutPicture({ id }: ChatSession): void {
  const draft = draftOf(id);
  const written = draft.get();
  if (written.text.trim() === '') draft.set({ ...written, text: 'Describe this picture' });
  focusField();
  openFileDialog();
}

const SUGGESTIONS: readonly Suggestion[] = [
  {
    text: 'How will the weather be in Lisbon this week?',
    Icon: CloudSun,
    needs: 'tools',
    choose: ask,
  },
  { text: 'What is 17% of 2,340, rounded up?', Icon: Calculator, needs: 'tools', choose: ask },
  {
    text: 'Search the web for what is new in Ollama',
    Icon: Globe,
    needs: 'tools',
    choose: (session, text) => {
      session.choose({ webSearch: true });
      ask(session, text);
    },
  },
  { text: 'Describe a picture of mine', Icon: ImagePlus, needs: 'vision', choose: askAboutPicture },
];

/** What stands in a conversation that has not begun. */
export function EmptyChat({ session }: { session: ChatSession }) {
  const all = useStore(models);
  const { settings } = useStore(session.state);
  const { modelRef } = completeSettings(settings, all);
  const model = findModel(all, modelRef)?.model;
  // One that the model cannot serve is not offered.
  const offered = SUGGESTIONS.filter(({ needs }) => canDo(model, needs) !== false);
  return (
    <div className="my-auto flex flex-col gap-6 py-6">
      <div className="flex flex-col gap-2 text-center">
        <h2 className="text-2xl leading-tight font-semibold text-balance">
          What would you like to know?
        </h2>
        <p className="min-h-5 text-sm text-muted-foreground">
          {modelRef !== '' && `${nameOfModel(modelRef)} answers.`}
        </p>
      </div>
      <ul className="grid gap-2 sm:grid-cols-2">
        {offered.map(({ text, Icon, choose }) => (
          <li key={text} className="sm:last:odd:col-span-2">
            <button
              type="button"
              onClick={() => choose(session, text)}
              disabled={modelRef === ''}
              className="flex h-full min-h-14 w-full items-center gap-3 rounded-xl border border-border bg-card px-4 py-3 text-start text-sm leading-5 transition-colors duration-120 hover:border-input"
            >
              <Icon aria-hidden size={18} className="shrink-0 text-primary" />
              {text}
            </button>
          </li>
        ))}
      </ul>
      {all.state === 'ready' && all.catalogue.isEmulator && (
        <p className="text-center text-sm text-balance text-muted-foreground">
          OLLAMA_API_KEY is not set, so an emulator of Ollama Turbo makes the answers up.
        </p>
      )}
    </div>
  );
}
