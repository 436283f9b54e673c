import { ArrowUp, Square } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

/** The field for a question. Its button sends, or stops the answer that is on its way. */
export function Composer(props: {
  isBusy: boolean;
  onAsk: (question: string) => void;
  onStop: () => void;
}) {
  const { isBusy, onAsk, onStop } = props;
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const isBlank = text.trim() === '';

  useEffect(() => {
    // On a phone the keyboard would cover what there is to read.
    if (matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, []);

  const send = () => {
    if (isBusy || isBlank) return;
    onAsk(text.trim());
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isBusy) onStop();
    // While an input method composes, Enter chooses a word; Safari tells by the key code only.
    const isComposing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      className="mx-auto w-full max-w-[46rem] px-3 pb-[max(12px,env(safe-area-inset-bottom))] sm:px-6"
      onSubmit={event => {
        event.preventDefault();
        send();
      }}
    >
      <div className="flex items-end gap-2 rounded-[20px] border border-input bg-card p-1.5 focus-within:border-primary focus-within:outline focus-within:outline-primary">
        <label htmlFor="question" className="sr-only">
          Your question
        </label>
        <textarea
          id="question"
          ref={field}
          rows={1}
          value={text}
          placeholder="Ask anything"
          onChange={event => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-[40dvh] min-w-0 flex-1 resize-none bg-transparent px-3 py-2 leading-6 outline-none placeholder:text-muted-foreground"
        />
        {/* One button in one place, so that it keeps the focus when it changes. */}
        <button
          type={isBusy ? 'button' : 'submit'}
          aria-label={isBusy ? 'Stop' : 'Send'}
          disabled={!isBusy && isBlank}
          onClick={isBusy ? onStop : undefined}
          className="grid size-10 shrink-0 place-items-center rounded-full bg-primary text-primary-foreground disabled:bg-muted disabled:text-muted-foreground pointer-coarse:size-11"
        >
          {isBusy ? (
            <Square aria-hidden size={16} fill="currentColor" />
          ) : (
            <ArrowUp aria-hidden size={20} />
          )}
        </button>
      </div>
      <p className="pt-1.5 text-center text-xs text-muted-foreground pointer-coarse:hidden">
        {isBusy ? 'Esc stops the answer' : 'Enter sends, Shift+Enter starts a new line'}
      </p>
    </form>
  );
}
