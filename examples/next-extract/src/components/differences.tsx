import { differencesOf, type Difference } from '../lib/differences.ts';
import { parseJson } from '../lib/json-value.ts';
import { isUnderWay, type Run } from '../lib/run.ts';

/** As many as can be read. */
const MOST = 40;

/** What the second attempt made of the first; nothing before both have ended. */
export function Differences({ attempts: [first, second] }: Pick<Run, 'attempts'>) {
  if (second === undefined || isUnderWay(second) || second.json === '') return undefined;
  const differences = differencesOf(parseJson(first.json), parseJson(second.json));
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
          {differences.map(({ place, first, second }) => (
            <tr key={place} className="border-b border-border last:border-0">
              <th scope="row" className="px-3 py-2 text-start align-top font-normal">
                {place}
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
