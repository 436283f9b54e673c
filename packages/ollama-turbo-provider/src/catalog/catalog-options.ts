import { InvalidArgumentError } from '@ai-sdk/provider';
import type { HeaderRecord } from '../connection/request-headers.js';

/** Options of every call about models. */
export interface OllamaCatalogOptions {
  /** Ends the call with the signal's reason. */
  abortSignal?: AbortSignal;
  /** Headers of this call; they win over those of the settings. */
  headers?: HeaderRecord;
}

/** Options of `models.list`. */
export interface OllamaModelListOptions extends OllamaCatalogOptions {
  /**
   * Whether each model is asked for what the list leaves out, one request per model, 4 at a time. Default false. A model
   * whose details cannot be had stays in the list and says why in `problem`.
   */
  details?: boolean;
}

/**
 * Takes the options of a call.
 *
 * @param call for messages, as in `models.list`
 * @throws InvalidArgumentError when they are no object, or `details` is no boolean
 */
export function readCatalogOptions(call: string, value: unknown): OllamaModelListOptions {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidArgumentError({
      argument: 'options',
      message: `The options of ${call} have to be an object, such as { abortSignal }.`,
    });
  }
  const options = value as OllamaModelListOptions;
  if (options.details === undefined || typeof options.details === 'boolean') return options;
  throw new InvalidArgumentError({
    argument: 'details',
    message: `The option "details" of ${call} has to be a boolean, not a value of type ${typeof options.details}.`,
  });
}
