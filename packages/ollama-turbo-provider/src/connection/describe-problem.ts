import { APICallError } from '@ai-sdk/provider';
import { withoutUndefined } from '../without-undefined.js';
import type { OllamaErrorData } from './api-error.js';
import type { OllamaErrorReason } from './error-reason.js';

/**
 * Why a part of a result is missing, without the request and the headers that the error has: a result is often sent on
 * to a page.
 */
export function describeProblem(error: unknown): { message: string; reason?: OllamaErrorReason } {
  const message = error instanceof Error ? error.message : String(error);
  if (!APICallError.isInstance(error)) return { message };
  // A custom fetch may throw an APICallError of its own, without this provider's data.
  const reason = (error.data as OllamaErrorData | undefined)?.reason;
  return withoutUndefined({ message, reason });
}
