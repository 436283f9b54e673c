import { Download } from 'lucide-react';
import { csvOf } from '../lib/csv.ts';
import { fileName } from '../lib/file-name.ts';
import type { JsonValue } from '../lib/json-value.ts';
import { isUnderWay, type Attempt } from '../lib/run.ts';
import type { Table } from '../lib/tables.ts';
import { Button } from './button.tsx';

/** The object as files: JSON, and CSV for each of its tables. Not before it is whole. */
export function Downloads(props: {
  attempt: Attempt;
  number: number | undefined;
  name: string;
  tables: readonly Table[];
  value: JsonValue | undefined;
}) {
  const { attempt, number, name, tables, value } = props;
  const isDisabled = isUnderWay(attempt) || value === undefined;
  const of = number === undefined ? '' : ` of attempt ${number}`;
  const nameWith = (part: string, ending: string) =>
    fileName({ name, number, state: attempt.state, part, ending });
  return (
    <div className="flex flex-wrap gap-2">
      <DownloadButton
        label={`JSON${of}`}
        isDisabled={isDisabled}
        onClick={() =>
          save(nameWith('', 'json'), 'application/json', `${JSON.stringify(value, undefined, 2)}\n`)
        }
      />
      {tables.map(table => (
        <DownloadButton
          key={table.path.join('.')}
          label={tables.length === 1 ? `CSV${of}` : `CSV: ${table.title}${of}`}
          isDisabled={isDisabled}
          onClick={() =>
            save(
              nameWith(tables.length === 1 ? '' : table.path.join('-') || 'fields', 'csv'),
              'text/csv;charset=utf-8',
              csvOf(table),
            )
          }
        />
      ))}
    </div>
  );
}

function DownloadButton(props: { label: string; isDisabled: boolean; onClick: () => void }) {
  return (
    <Button disabled={props.isDisabled} onClick={props.onClick}>
      <Download aria-hidden size={16} />
      <span className="sr-only">Download</span>
      {props.label}
    </Button>
  );
}

function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: the browser reads it only after this.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
