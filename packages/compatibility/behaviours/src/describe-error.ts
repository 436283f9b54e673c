import type { ErrorOutcome } from './sdk.ts';

/** An error as apps see it. Whatever else was thrown is told by its text. */
export function describeError(error: unknown): ErrorOutcome {
  if (!isObject(error)) return { name: 'none', message: String(error) };
  const { name, message, statusCode, data } = error;
  const reason = isObject(data) ? data['reason'] : undefined;
  return {
    name: String(name),
    message: String(message),
    ...(typeof statusCode === 'number' && { statusCode }),
    ...(typeof reason === 'string' && { reason }),
  };
}

/** What apps go by; the message is for people, and proven elsewhere. */
export type Failure = Omit<ErrorOutcome, 'message'>;

/** What a call fails with; undefined when it does not. */
export async function findFailure(call: Promise<unknown>): Promise<Failure | undefined> {
  return call.then(
    () => undefined,
    error => withoutMessage(describeError(error)),
  );
}

export function withoutMessage({ message: _message, ...failure }: ErrorOutcome): Failure {
  return failure;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
