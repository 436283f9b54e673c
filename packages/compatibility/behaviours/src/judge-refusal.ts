import type { Failure } from './describe-error.ts';
import type { Verdict } from './verdict.ts';

/** Judges what came of a wrong key, which some hosts do not look at. */
export function judgeRefusal(
  { failure, requests }: { failure: Failure | undefined; requests: number },
  verdict: Verdict,
): void {
  // Then the model has answered, for better or worse.
  const isTaken = failure === undefined || failure.reason === 'schema-mismatch';
  if (isTaken) return verdict.leaveOpen('the host takes any key');
  verdict.check(failure.reason === 'unauthorized', `the error is a ${failure.name}`);
  verdict.check(requests === 1, 'the host was asked again');
}
