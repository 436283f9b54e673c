import * as z from 'zod/v4/mini';
import type { HeaderRecord } from '../connection/request-headers.js';
import { parseFunctionOptions } from '../options/function-options.js';

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

const catalogOptionsSchema = z.strictObject({
  // The connection checks these two.
  abortSignal: z.optional(z.custom<AbortSignal>()),
  headers: z.optional(z.custom<HeaderRecord>()),
});

const listOptionsSchema = z.strictObject({
  details: z.optional(z.boolean()),
  ...catalogOptionsSchema.shape,
});

/**
 * Takes the options of a call.
 *
 * @param name for messages, as in `models.show`
 * @throws InvalidArgumentError when they are no object, or one of them is not known
 */
export function readCatalogOptions(name: string, value: unknown): OllamaCatalogOptions {
  return parseFunctionOptions({ schema: catalogOptionsSchema, value, name });
}

/**
 * Takes the options of `models.list`.
 *
 * @throws InvalidArgumentError when they are no object, or one of them is not known or not valid
 */
export function readListOptions(value: unknown): OllamaModelListOptions {
  return parseFunctionOptions({ schema: listOptionsSchema, value, name: 'models.list' });
}
