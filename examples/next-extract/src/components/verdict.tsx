import { parseJson } from '../lib/json-value.ts';
import { readProblem } from '../lib/problem-words.ts';
import type { Attempt } from '../lib/run.ts';

/** Why an object does not fit, place by place; beside one that does not, also that the other one does. */
export function Verdict({ attempt, isCompared }: { attempt: Attempt; isCompared: boolean }) {
  if (attempt.state === 'misfit') return <Misfit attempt={attempt} />;
  if (!isCompared) return undefined;
  // Empty, it keeps what follows at the height of the other attempt.
  if (attempt.state !== 'fits') return <div className="max-@xl:hidden" />;
  return (
    <p className="self-start rounded-xl bg-ok-soft px-4 py-3 text-sm">
      This object fits the schema: <code className="font-mono">generateText</code> hands out no
      other.
    </p>
  );
}

function Misfit({ attempt: { json, problems, text } }: { attempt: Attempt }) {
  const hasObject = parseJson(json) !== undefined;
  return (
    <div className="flex flex-col gap-2 rounded-xl bg-warn-soft px-4 py-3 text-sm">
      <p className="font-semibold text-warn">
        {hasObject ? 'This object does not fit the schema:' : 'The model wrote no object:'}
      </p>
      <ul className="flex list-disc flex-col gap-1 ps-5">
        {problems.map(problem => (
          <li key={problem} className="wrap-anywhere">
            <ProblemText problem={problem} />
          </li>
        ))}
      </ul>
      {!hasObject && (
        <p className="wrap-anywhere whitespace-pre-wrap">{text || 'Nothing at all.'}</p>
      )}
    </div>
  );
}

function ProblemText({ problem }: { problem: string }) {
  const { place, words } = readProblem(problem);
  if (place === '') return words;
  return (
    <>
      <code className="font-mono">{place}</code>: {words}
    </>
  );
}
