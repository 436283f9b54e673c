import type { Difference } from '../lib/differences.ts';
import { pathText } from '../lib/json-value.ts';

/** As many as can be read. */
const MOST = 40;

/** What the second attempt made of the first, place by place. */
export function Differences({ differences }: { differences: readonly Difference[] }) {
  return (
    <section aria-labelledby="differences" className="flex flex-col gap-1.5">
      <h3 id="differences" className="text-base font-semibold">
        What differs
      </h3>
      {differences.length === 0 ? (
        <p className="text-sm">Nothing: both attempts say the same.</p>
      ) : (
        <DifferenceTable differences={differences.slice(0, MOST)} />
      )}
      {differences.length > MOST && (
        <p className="text-sm text-muted-foreground">
          And {differences.length - MOST} more places.
        </p>
      )}
    </section>
  );
}

function DifferenceTable({ differences }: { differences: readonly Difference[] }) {
  return (
    <div
      role="group"
      aria-label="Table: What differs"
      tabIndex={0}
      className="overflow-x-auto rounded-lg border border-border bg-card"
    >
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-b border-border bg-muted text-start">
            {['Place', 'Attempt 1', 'Attempt 2'].map(title => (
              <th key={title} scope="col" className="px-3 py-2 text-start font-semibold">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="font-mono text-[0.84375rem]">
          {differences.map(({ path, first, second }, index) => (
            <tr key={index} className="border-b border-border last:border-0">
              <th scope="row" className="px-3 py-2 text-start align-top font-normal">
                {pathText(path) || 'The whole'}
              </th>
              <td className="px-3 py-2 align-top text-warn wrap-anywhere">{first ?? '–'}</td>
              <td className="px-3 py-2 align-top text-ok wrap-anywhere">{second ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
