import { RetryError } from 'ai';

/** An error in words: the provider's errors already say what happened and what to do. */
export function errorText(error: unknown): string {
  if (RetryError.isInstance(error)) return errorText(error.lastError);
  return error instanceof Error ? error.message : String(error);
}
