import { parseJson } from './json-value.ts';
import type { Attempt, Run } from './run.ts';
import { cellOf, tablesOf, type Table } from './tables.ts';

/** Only worth a word when it takes a while. */
export const WAITING = 'Waiting for the model';

/** What a screen reader hears of a run: where it is, in a few words, and never the growing object itself. A page that was loaded says nothing by itself. */
export function announcement(run: Run | undefined): string {
  if (run === undefined || run.isRestored) return '';
  const [first, second] = run.attempts;
  if (second === undefined) return progress(first, run);
  if (second.state === 'waiting') {
    return 'The object does not fit the schema. The model is asked once more.';
  }
  return second.state === 'growing' ? '' : progress(second, run);
}

function progress(attempt: Attempt, run: Run): string {
  switch (attempt.state) {
    case 'waiting':
      return WAITING;
    case 'thinking':
      return 'The model is thinking';
    case 'growing':
      return 'The object has begun';
    case 'fits':
      return `Done. The object fits the schema: ${contentText(run, attempt)}.`;
    case 'misfit':
      return 'The second object does not fit the schema either.';
    case 'stopped':
      return 'Stopped';
    case 'failed':
      // The error is an alert of its own.
      return '';
  }
}

/** How much an object holds: “5 fields, Lines: 4”. */
function contentText({ schema }: Pick<Run, 'schema'>, { json }: Pick<Attempt, 'json'>): string {
  const counts = tablesOf(schema, parseJson(json)).map(table =>
    table.isList ? `${table.title}: ${table.rows.length}` : fieldsText(table),
  );
  return counts.length > 0 ? counts.join(', ') : 'nothing';
}

function fieldsText({ columns, rows: [row = {}] }: Table): string {
  const count = columns.filter(column => cellOf(row, column) !== undefined).length;
  return count === 1 ? '1 field' : `${count} fields`;
}
