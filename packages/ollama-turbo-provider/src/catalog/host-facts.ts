import * as z from 'zod/v4/mini';
import type { OllamaModelFacts, OllamaRunningModel } from './ollama-model.js';

/*
 * What the answers of `/api/tags`, `/api/show` and `/api/ps` have in common. Hosts differ in what they say, and Ollama's
 * own has grown with each release: every detail may be absent or null, and empty ones mean absent.
 */

export const text = z.nullish(z.string());
export const number = z.nullish(z.number());
export const capabilities = z.nullish(z.array(z.string()));

export const details = z.nullish(
  z.object({
    family: text,
    format: text,
    parameter_size: text,
    quantization_level: text,
    context_length: number,
    embedding_length: number,
  }),
);

/** Older hosts have `name` only; where both are there they are equal. */
export const nameFields = { model: text, name: text };

/** The name of an entry of a list, as far as it has one. */
export function nameOf(entry: { model?: string | null; name?: string | null }): string {
  return entry.model || entry.name || '';
}

/** An entry that has no name is not the entry of a model. */
export const isNamed = z.refine<{ model?: string | null; name?: string | null }>(
  entry => nameOf(entry) !== '',
  { error: 'expected an object with a "model" or a "name"' },
);

/** `details` under this provider's names. */
export function readDetails(
  value: z.infer<typeof details>,
): Pick<OllamaRunningModel, 'family' | 'format' | 'parameterSize' | 'quantization'> &
  Pick<OllamaModelFacts, 'contextLength' | 'embeddingLength'> {
  return {
    family: readText(value?.family),
    format: readText(value?.format),
    parameterSize: readText(value?.parameter_size),
    // What a daemon says of files whose quantization it does not know.
    quantization: readText(value?.quantization_level?.replace(/^unknown$/, '')),
    contextLength: readCount(value?.context_length),
    embeddingLength: readCount(value?.embedding_length),
  };
}

export function readText(value: string | null | undefined): string | undefined {
  return value || undefined;
}

/** 0 of anything means that the host does not know. */
export function readCount(value: number | null | undefined): number | undefined {
  return value && value > 0 ? value : undefined;
}

/** An empty list comes from a host that did not look. */
export function readCapabilities(value: string[] | null | undefined): string[] | undefined {
  return value?.length ? value : undefined;
}

/** Go writes the year 1 for "never". */
export function readDate(value: string | null | undefined): Date | undefined {
  const date = new Date(value ?? Number.NaN);
  return date.getTime() > 0 ? date : undefined;
}
