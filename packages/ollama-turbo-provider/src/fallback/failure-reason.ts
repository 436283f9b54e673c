import { APICallError, LoadAPIKeyError } from '@ai-sdk/provider';
import { isRecord } from '@ai-sdk/provider-utils';
import { classify, isErrorReason, type OllamaErrorReason } from '../connection/error-reason.js';

/**
 * What went wrong with a model, in the words of `error.data.reason`; undefined for what is no failure of its host: an
 * abort, a wrong argument. Errors of other providers are classified by their status and text.
 */
export function failureReason(error: unknown): OllamaErrorReason | undefined {
  if (LoadAPIKeyError.isInstance(error)) return 'unauthorized';
  if (!APICallError.isInstance(error)) return undefined;
  const reason = isRecord(error.data) ? error.data['reason'] : undefined;
  if (isErrorReason(reason)) return reason;
  const { statusCode: status, message: text } = error;
  return status === undefined ? 'unreachable' : classify({ status, text });
}
