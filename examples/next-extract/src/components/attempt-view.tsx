import { useDeferredValue, useMemo, useState } from 'react';
import { chartsOf } from '../lib/chart.ts';
import type { DifferingPlaces } from '../lib/differences.ts';
import { growingPath, parseJson, startsWith, type JsonPath } from '../lib/json-value.ts';
import { reportText } from '../lib/report-text.ts';
import { isUnderWay, type Attempt, type Run } from '../lib/run.ts';
import { tablesOf, type Table } from '../lib/tables.ts';
import { AttemptBadge } from './attempt-badge.tsx';
import { Charts } from './charts.tsx';
import { Downloads } from './downloads.tsx';
import { JsonView } from './json-view.tsx';
import { TableView } from './table-view.tsx';
import { Verdict } from './verdict.tsx';

export const VIEWS = ['table', 'json', 'chart'] as const;

export type View = (typeof VIEWS)[number];

/** One attempt: how it is getting on or how it ended, its object, and what can be done with it. */
export function AttemptView(props: {
  attempt: Attempt;
  /** Where there are two. */
  number: number | undefined;
  run: Run;
  view: View;
  modelId: string;
  /** Where it differs from the other attempt; `undefined` when there is nothing to compare. */
  differing: DifferingPlaces | undefined;
}) {
  const { attempt, number, run, view, modelId, differing } = props;
  // A long object takes longer to draw than to grow: what the reader does meanwhile goes first.
  const json = useDeferredValue(attempt.json);
  const value = useMemo(() => parseJson(json), [json]);
  const tables = useMemo(() => tablesOf(run.schema, value), [run.schema, value]);
  const growing = isUnderWay(attempt) ? growingPath(value) : undefined;
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const onFold = (place: string) => setFolded(current => toggled(current, place));
  const { report } = attempt;

  return (
    <section
      aria-label={nameOf(number)}
      className={`grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4 ${number === undefined ? '' : '@xl:row-span-5 @xl:grid-rows-subgrid'}`}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="text-base font-semibold">{nameOf(number)}</h3>
        <AttemptBadge attempt={attempt} modelId={modelId} />
      </div>
      <Verdict attempt={attempt} isCompared={number !== undefined} />
      <div className="@container min-w-0">
        {view === 'table' && <TableView tables={tables} growing={growing} differing={differing} />}
        {view === 'json' && (
          <JsonView
            value={value}
            growing={growing}
            differing={differing}
            folded={folded}
            onFold={onFold}
          />
        )}
        {view === 'chart' && (
          <Charts
            charts={chartsOf(tables.map(table => finishedRows(table, growing)))}
            isGrowing={growing !== undefined}
          />
        )}
      </div>
      <Downloads attempt={attempt} number={number} name={run.name} tables={tables} value={value} />
      {report && (
        <div className="text-xs text-muted-foreground tabular-nums">
          {report.remarks.map(remark => (
            <p key={remark}>{remark}</p>
          ))}
          <p>{reportText(report, modelId)}</p>
        </div>
      )}
    </section>
  );
}

function nameOf(number: number | undefined): string {
  if (number === undefined) return 'Object';
  return number === 1 ? 'Attempt 1, streamed' : 'Attempt 2, asked once more';
}

/** Without the row that is still being written: its numbers are not whole. */
function finishedRows(table: Table, growing: JsonPath | undefined): Table {
  if (growing === undefined) return table;
  const isWritten = table.isList && startsWith(growing, table.path);
  if (isWritten) return { ...table, rows: table.rows.slice(0, -1) };
  return table.isList ? table : { ...table, rows: [] };
}

function toggled(places: ReadonlySet<string>, place: string): ReadonlySet<string> {
  const next = new Set(places);
  if (!next.delete(place)) next.add(place);
  return next;
}
