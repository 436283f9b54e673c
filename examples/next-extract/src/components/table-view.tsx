import type { ReactNode } from 'react';
import { isSamePath, startsWith, type JsonPath, type JsonValue } from '../lib/json-value.ts';
import { cellOf, cellText, type Table } from '../lib/tables.ts';

interface Growth {
  /** The place that is being written; `undefined` when nothing is. */
  growing: JsonPath | undefined;
}

export function TableView({ tables, growing }: { tables: readonly Table[] } & Growth) {
  return (
    <div className="flex flex-col gap-6">
      {tables.map(table =>
        table.isList ? (
          <ListTable key={table.path.join('.')} table={table} growing={growing} />
        ) : (
          <FieldsTable key="fields" table={table} growing={growing} />
        ),
      )}
    </div>
  );
}

/** The fields of the object itself, one below the other. */
function FieldsTable({ table, growing }: { table: Table } & Growth) {
  const {
    columns,
    rows: [row = {}],
  } = table;
  return (
    <Scroller label={table.title}>
      <tbody>
        {columns.map(column => (
          <tr key={column.path.join('.')} className="border-b border-border last:border-0">
            <th
              scope="row"
              className="w-36 px-2 py-2 sm:w-48 sm:px-3 text-start align-top font-normal text-muted-foreground"
            >
              {column.title}
            </th>
            <Cell
              value={cellOf(row, column)}
              isGrowing={growing !== undefined && isSamePath(growing, column.path)}
            />
          </tr>
        ))}
      </tbody>
    </Scroller>
  );
}

function ListTable({ table, growing }: { table: Table } & Growth) {
  const { title, columns, rows, path } = table;
  const isGrowing = growing !== undefined && startsWith(growing, path);
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-sm">
        <span className="font-semibold">{title}</span>{' '}
        <span className="text-muted-foreground tabular-nums">
          {rows.length === 1 ? '1 row' : `${rows.length} rows`}
          {isGrowing && ' so far'}
        </span>
      </p>
      <Scroller label={title}>
        <thead>
          <tr className="border-b border-border bg-muted">
            {columns.map(column => (
              <th
                key={column.path.join('.')}
                scope="col"
                className={`px-2 py-2 sm:px-3 font-semibold whitespace-nowrap ${column.isNumber ? 'text-end' : 'text-start'}`}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} className="border-b border-border last:border-0">
              {columns.map(column => (
                <Cell
                  key={column.path.join('.')}
                  value={cellOf(row, column)}
                  isEnd={column.isNumber}
                  isGrowing={
                    growing !== undefined && isSamePath(growing, [...path, index, ...column.path])
                  }
                />
              ))}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              {columns.map(column => (
                <Cell key={column.path.join('.')} value={undefined} />
              ))}
            </tr>
          )}
        </tbody>
      </Scroller>
    </div>
  );
}

/** Wide tables scroll inside of it, also by keyboard. */
function Scroller({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div
      role="group"
      aria-label={`Table: ${label}`}
      tabIndex={0}
      className="overflow-x-auto rounded-lg border border-border bg-card"
    >
      <table className="w-full border-collapse text-sm">{children}</table>
    </div>
  );
}

function Cell(props: { value: JsonValue | undefined; isEnd?: boolean; isGrowing?: boolean }) {
  const { value, isEnd = false, isGrowing = false } = props;
  const text = cellText(value);
  return (
    <td
      className={`max-w-[60ch] px-2 py-2 sm:px-3 align-top wrap-break-word ${isEnd ? 'min-w-16 text-end tabular-nums' : 'min-w-24'}`}
    >
      {text === '' ? <span className="text-muted-foreground">{emptyText(value)}</span> : text}
      {isGrowing && typeof value === 'string' && <Caret />}
    </td>
  );
}

function emptyText(value: JsonValue | undefined): string {
  return value === null ? 'null' : '–';
}

/** Marks a text that is still growing. */
function Caret() {
  return (
    <span aria-hidden className="ms-px inline-block h-[1em] w-0.5 bg-primary align-text-bottom" />
  );
}
