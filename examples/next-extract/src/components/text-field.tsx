import { FileUp, Trash2 } from 'lucide-react';
import { useRef, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { grouped, MOST_CHARACTERS } from '../lib/limits.ts';
import { Button } from './button.tsx';
import { FieldProblem } from './field-problem.tsx';
import { UndoButton } from './undo-button.tsx';
import type { Input } from './use-input.ts';

/** A field with more than this is slow to type in; longer texts are shown by their beginning. */
const MOST_EDITABLE = 20_000;

const EXCERPT = 1500;

/** The text to extract from: typed, pasted or from a file. */
export function TextField({
  input,
  field,
}: {
  input: Input;
  field: RefObject<HTMLElement | null>;
}) {
  const { text, fileName, preset, textProblem } = input;
  /** For buttons that are gone, or have nothing more to do, after it. Another field may have taken the place of this one by then. */
  const withFocus = (act: () => void) => () => {
    flushSync(act);
    field.current?.focus();
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <FileButton onFiles={input.takeFiles} />
        {preset && <Button onClick={() => input.putSampleIn(preset)}>Sample: {preset.name}</Button>}
      </div>
      {text.length > MOST_EDITABLE ? (
        <LongText text={text} fileName={fileName} field={field} />
      ) : (
        <TextArea input={input} field={field} />
      )}
      <FieldProblem id="text-problem" problems={textProblem === '' ? [] : [textProblem]} />
      <div className="flex items-center gap-2">
        <p className="me-auto min-w-0 text-xs wrap-anywhere text-muted-foreground tabular-nums">
          {fileName !== '' && `From ${fileName} · `}
          {grouped(text.length)} of {grouped(MOST_CHARACTERS)} characters
        </p>
        {input.isTextReplaced && <UndoButton what="text" onUndo={withFocus(input.undoText)} />}
        <Button disabled={text === ''} onClick={withFocus(input.clearText)}>
          <Trash2 aria-hidden size={16} />
          Clear
        </Button>
      </div>
    </div>
  );
}

function TextArea({ input, field }: { input: Input; field: RefObject<HTMLElement | null> }) {
  return (
    <textarea
      id="text"
      ref={element => {
        field.current = element;
      }}
      aria-labelledby="text-heading"
      aria-describedby="text-problem"
      aria-invalid={input.textProblem !== ''}
      rows={10}
      value={input.text}
      placeholder="Paste a text, or drop a text or CSV file anywhere on this page"
      onChange={event => input.setText(event.target.value)}
      className="min-h-40 w-full resize-y rounded-lg border border-input bg-card px-3 py-2 text-base leading-6 placeholder:text-muted-foreground"
    />
  );
}

function LongText(props: { text: string; fileName: string; field: RefObject<HTMLElement | null> }) {
  const { text, fileName, field } = props;
  return (
    <div
      ref={element => {
        field.current = element;
      }}
      role="group"
      tabIndex={0}
      aria-label={`Beginning of ${fileName || 'the pasted text'}`}
      aria-describedby="text-problem"
      className="max-h-60 overflow-auto rounded-lg border border-input bg-card px-3 py-2"
    >
      <p className="text-sm font-semibold">
        {fileName || 'Pasted text'}, {grouped(text.length)} characters
      </p>
      <p className="mt-1 text-sm wrap-anywhere whitespace-pre-wrap text-muted-foreground">
        {text.slice(0, EXCERPT)} …
      </p>
    </div>
  );
}

function FileButton({ onFiles }: { onFiles: (files: readonly File[]) => Promise<void> }) {
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => file.current?.click()}>
        <FileUp aria-hidden size={16} />
        Choose a file
      </Button>
      <input
        ref={file}
        type="file"
        accept=".txt,.csv,.tsv,.md,.log,.json,text/*"
        aria-label="Text or CSV file"
        hidden
        onChange={event => {
          void onFiles([...(event.target.files ?? [])]);
          // So that the same file can be chosen again after it was changed.
          event.target.value = '';
        }}
      />
    </>
  );
}
