'use client';

import { FileDown } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { HostDescription } from '../lib/settings.ts';
import { ActionBar } from './action-bar.tsx';
import { Announcer } from './announcer.tsx';
import { CarelessChoice } from './careless-choice.tsx';
import { Header } from './header.tsx';
import { Result } from './result.tsx';
import { SchemaField } from './schema-field.tsx';
import { TextField } from './text-field.tsx';
import { useRunAnnouncement } from './use-announcements.ts';
import { useDroppedFile } from './use-dropped-file.ts';
import { useInput } from './use-input.ts';
import { useRuns } from './use-runs.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** The page: text, schema and result; below 1024 px one after the other. */
export function ExtractApp({ host }: { host: HostDescription }) {
  const input = useInput();
  const { runs, isBusy, start, stop } = useRuns();
  const [isCareless, setIsCareless] = useState(false);
  const textField = useRef<HTMLElement>(null);
  const actionButton = useRef<HTMLButtonElement>(null);
  const result = useRef<HTMLElement>(null);
  const { isOver } = useDroppedFile(input.takeFiles);
  const [run] = runs;
  useRunAnnouncement(run);

  useEffect(() => {
    // A page that is loaded again stays where it was.
    if (run && !run.isRestored) showBeginning(result.current);
    // Not with each change of it.
  }, [run?.id]);

  const extract = () => {
    input.check();
    const { text, schemaReading, isTextFit, preset } = input;
    if (!isTextFit) return textField.current?.focus();
    if ('problems' in schemaReading) return document.getElementById('schema')?.focus();
    const { schema } = schemaReading;
    void start({ text, schema, name: preset?.name ?? 'Own schema', isCareless });
  };
  const retry = () => {
    // Before: the error goes with its button, and what is wrong with the input wants the focus.
    actionButton.current?.focus({ preventScroll: true });
    extract();
  };
  useShortcuts({ isBusy, onStart: extract, onStop: stop });

  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_1fr_auto]">
      <Header host={host} />
      <main className="mx-auto grid w-full max-w-[90rem] grid-cols-[minmax(0,1fr)] page-sides gap-8 py-6 lg:grid-cols-[clamp(20rem,33vw,26rem)_minmax(0,1fr)] lg:gap-10">
        <div className="flex min-w-0 flex-col gap-8">
          <Step number={1} title="Text" id="text-heading">
            <TextField input={input} field={textField} />
          </Step>
          <Step number={2} title="Schema" id="schema-heading">
            <SchemaField input={input} />
            {host.isEmulated && <CarelessChoice isCareless={isCareless} onChange={setIsCareless} />}
          </Step>
        </div>
        <section
          ref={result}
          aria-labelledby="result-heading"
          className="flex min-h-[80dvh] min-w-0 scroll-mt-4 flex-col gap-4 lg:min-h-0"
        >
          <StepHeading number={3} title="Result" id="result-heading" />
          <Result runs={runs} modelId={host.modelId} onRetry={retry} />
        </section>
      </main>
      <ActionBar isBusy={isBusy} onStart={extract} onStop={stop} button={actionButton} />
      <Announcer />
      {isOver && <DropHint />}
    </div>
  );
}

function Step(props: { number: number; title: string; id: string; children: ReactNode }) {
  const { id, children, ...heading } = props;
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-3">
      <StepHeading id={id} {...heading} />
      {children}
    </section>
  );
}

function StepHeading({ number, title, id }: { number: number; title: string; id: string }) {
  return (
    <h2 className="flex items-center gap-2 text-lg font-semibold">
      <span
        aria-hidden
        className="grid size-6 place-items-center rounded-full bg-muted text-sm tabular-nums"
      >
        {number}
      </span>
      <span id={id}>{title}</span>
    </h2>
  );
}

function DropHint() {
  return (
    <div
      aria-hidden
      className="pointer-events-none fixed inset-2 z-20 grid place-items-center rounded-2xl border-2 border-dashed border-primary"
    >
      <p className="flex items-center gap-2 rounded-xl bg-card px-6 py-4 text-lg font-semibold shadow-lg">
        <FileDown aria-hidden /> Drop a text or CSV file
      </p>
    </div>
  );
}

/** On a narrow screen the result is below what was put in: whoever starts wants to see it. */
function showBeginning(result: HTMLElement | null): void {
  const top = result?.getBoundingClientRect().top ?? 0;
  if (top < 0 || top > innerHeight * 0.6) result?.scrollIntoView({ block: 'start' });
}
