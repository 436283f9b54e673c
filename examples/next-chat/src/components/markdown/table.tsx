import { useRef, type ComponentProps } from 'react';
import { extractTableDataFromElement, tableDataToCSV, tableDataToMarkdown } from 'streamdown';
import { CopyTextButton } from '../copy-text-button.tsx';

type TableData = ReturnType<typeof extractTableDataFromElement>;

/** A table, which scrolls by itself where it is wider than the text. */
export function Table({ children }: ComponentProps<'table'>) {
  const table = useRef<HTMLTableElement>(null);
  const read = (format: (data: TableData) => string) => () =>
    table.current ? format(extractTableDataFromElement(table.current)) : '';
  return (
    <div className="rounded-xl border border-border">
      <div
        role="region"
        aria-label="Table"
        tabIndex={0}
        className="overflow-x-auto rounded-t-xl -outline-offset-2"
      >
        <table ref={table} className="min-w-full">
          {children}
        </table>
      </div>
      <div className="flex items-center justify-end gap-2 border-t border-border px-2 text-xs text-muted-foreground">
        <CopyTextButton label="Copy as Markdown" getText={read(tableDataToMarkdown)} />
        <CopyTextButton label="Copy as CSV" getText={read(data => tableDataToCSV(data))} />
      </div>
    </div>
  );
}
