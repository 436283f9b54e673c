import type { CSSProperties, ReactNode } from 'react';
import { columnWidths, type ColumnWidth } from '../lib/column-width.ts';
import type { DifferingPlaces } from '../lib/differences.ts';
import { growingLeaf, startsWith, type JsonPath, type JsonValue } from '../lib/json-value.ts';
import { cellOf, cellText, type Table } from '../lib/tables.ts';
import { Caret } from './caret.tsx';
import { Differing } from './differing.tsx';

interface Marks {
  /** The place that is being written; `undefined` when nothing is. */
  growing: JsonPath | undefined;
  /** Where the other attempt says something else; `undefined` when there is none to compare with. */
  differing: DifferingPlaces | undefined;
}

export function TableView({ tables, ...marks }: { tables: readonly Table[] } & Marks) {
  return (
    <div className="flex flex-col gap-6">
      {tables.map(table =>
        table.isList ? (
          <ListTable key={table.path.join('.')} table={table} marks={marks} />
        ) : (
          <FieldsTable key="fields" table={table} marks={marks} />
        ),
      )}
    </div>
  );
}

/** The fields of the object itself, one below the other. */
function FieldsTable({ table, marks }: { table: Table; marks: Marks }) {
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
              className="w-28 px-2 py-2 text-start @sm:w-36 @md:w-48 align-top font-normal wrap-anywhere text-muted-foreground"
            >
              {column.title}
            </th>
            <Cell value={cellOf(row, column)} path={column.path} marks={marks} />
          </tr>
        ))}
      </tbody>
    </Scroller>
  );
}

function ListTable({ table, marks }: { table: Table; marks: Marks }) {
  const { title, columns, rows, path } = table;
  const isGrowing = marks.growing !== undefined && startsWith(marks.growing, path);
  // The first row is there before it has come.
  const shown = rows.length > 0 ? rows : [{}];
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-sm">
        <span className="font-semibold">{title}</span>{' '}
        <span className="text-muted-foreground tabular-nums">
          {rows.length === 1 ? '1 row' : `${rows.length} rows`}
          {isGrowing && ' so far'}
        </span>
      </p>
      <Scroller label={title} widths={columnWidths(table)}>
        <thead>
          <tr className="border-b border-border bg-muted">
            {columns.map(column => (
              <th
                key={column.path.join('.')}
                scope="col"
                className={`px-2 py-2 align-bottom font-semibold wrap-anywhere ${column.isNumber ? 'text-end' : 'text-start'}`}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            <tr key={index} className="border-b border-border last:border-0">
              {columns.map(column => (
                <Cell
                  key={column.path.join('.')}
                  value={cellOf(row, column)}
                  path={[...path, index, ...column.path]}
                  marks={marks}
                  isEnd={column.isNumber}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </Scroller>
    </div>
  );
}

/** Wide tables scroll inside of it, also by keyboard. What is written into a table does not move its columns. */
function Scroller(props: { label: string; widths?: ColumnWidth[]; children: ReactNode }) {
  const { label, widths = [], children } = props;
  return (
    <div
      role="group"
      aria-label={`Table: ${label}`}
      tabIndex={0}
      className="overflow-x-auto rounded-lg border border-border bg-card"
    >
      <table className="w-full table-fixed border-collapse text-sm" style={leastWidth(widths)}>
        <colgroup>
          {widths.map(({ least, isElastic }, index) => (
            <col key={index} style={isElastic ? undefined : { width: least }} />
          ))}
        </colgroup>
        {children}
      </table>
    </div>
  );
}

function leastWidth(widths: readonly ColumnWidth[]): CSSProperties | undefined {
  if (widths.length === 0) return undefined;
  return { minWidth: `calc(${widths.map(({ least }) => least).join(' + ')})` };
}

function Cell(props: {
  value: JsonValue | undefined;
  path: JsonPath;
  marks: Marks;
  isEnd?: boolean;
}) {
  const { value, path, marks, isEnd = false } = props;
  const { growing, differing } = marks;
  const content = <CellText value={value} />;
  // In a list of texts it is the last of them that grows.
  const isGrowing = growing !== undefined && startsWith(growing, path);
  return (
    <td className={`px-2 py-2 align-top wrap-anywhere ${isEnd ? 'text-end tabular-nums' : ''}`}>
      <div className={isEnd ? '' : 'max-w-[60ch]'}>
        {differing?.touches(path) ? <Differing>{content}</Differing> : content}
        {isGrowing && typeof growingLeaf(value) === 'string' && <Caret />}
      </div>
    </td>
  );
}

function CellText({ value }: { value: JsonValue | undefined }) {
  const text = cellText(value);
  if (text !== '') return text;
  return <span className="text-muted-foreground">{value === null ? 'null' : '–'}</span>;
}
