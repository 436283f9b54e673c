import { useRef } from 'react';
import { PRESETS } from '../lib/presets.ts';
import { FieldProblem } from './field-problem.tsx';
import { UndoButton } from './undo-button.tsx';
import type { Input } from './use-input.ts';

/** The schema: one to choose, and a field in which to change it or to write another. */
export function SchemaField({ input }: { input: Input }) {
  const { schema, schemaProblems, preset } = input;
  const field = useRef<HTMLTextAreaElement>(null);
  const undo = () => {
    input.undoSchema();
    // The button is gone after it.
    field.current?.focus();
  };
  return (
    <div className="flex flex-col gap-3">
      <fieldset className="min-w-0">
        <legend className="sr-only">Schemas to begin with</legend>
        <div className="grid grid-cols-2 gap-2">
          {PRESETS.map(candidate => (
            <label
              key={candidate.id}
              className="flex min-h-11 cursor-pointer items-start gap-2 rounded-lg border border-border bg-card px-3 py-2 hover:border-input has-checked:border-primary has-checked:bg-bubble"
            >
              <input
                type="radio"
                name="preset"
                checked={candidate === preset}
                onChange={() => input.choosePreset(candidate)}
                className="mt-1 size-4 shrink-0 accent-primary"
              />
              <span className="min-w-0">
                <span className="block text-sm font-semibold">{candidate.name}</span>
                <span className="block text-xs text-muted-foreground">{candidate.about}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {/* As high as the button, so that nothing moves when it comes. */}
      <div className="-my-1 flex min-h-9 items-center justify-between gap-2 pointer-coarse:min-h-11">
        <label htmlFor="schema" className="text-sm">
          JSON schema{' '}
          <span className="text-muted-foreground">
            {preset ? '· change it as you like' : '· your own'}
          </span>
        </label>
        {input.isSchemaReplaced && <UndoButton what="schema" onUndo={undo} />}
      </div>
      <textarea
        id="schema"
        ref={field}
        rows={14}
        value={schema}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-describedby="schema-problem"
        aria-invalid={schemaProblems.length > 0}
        onChange={event => input.setSchema(event.target.value)}
        className="w-full resize-y rounded-lg border border-input bg-code px-3 py-2 font-mono text-base leading-[1.55] pointer-fine:text-[0.84375rem]"
      />
      <FieldProblem id="schema-problem" problems={schemaProblems} />
    </div>
  );
}
