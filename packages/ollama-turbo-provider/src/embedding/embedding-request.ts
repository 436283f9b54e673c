import type { EmbeddingModelV4CallOptions } from '@ai-sdk/provider';
import * as z from 'zod/v4/mini';
import { invalidArgument } from '../invalid-argument.js';
import type { ModelWarning } from '../model-warning.js';
import {
  mergeModelOptions,
  parseModelOptions,
  readProviderOptions,
} from '../options/model-options.js';
import { withoutUndefined } from '../without-undefined.js';
import {
  embeddingModelOptionsSchema,
  type OllamaEmbeddingModelOptions,
} from './embedding-model-options.js';

/** The body of `POST /api/embed`. */
export interface EmbeddingRequestBody {
  model: string;
  input: string[];
  dimensions?: number;
  truncate?: boolean;
  keep_alive?: string | number;
  options?: Record<string, unknown>;
}

/** What a call becomes on its way to the host. */
export interface EmbeddingRequest {
  body: EmbeddingRequestBody;
  warnings: ModelWarning[];
}

const callOptionsSchema = z.object({
  values: z.array(z.string()),
  dimensions: z.optional(z.int().check(z.minimum(1))),
  providerOptions: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * Builds the body of `POST /api/embed`. Pure: no I/O, and nothing of the connection is in it.
 *
 * @throws InvalidArgumentError that names the path of what is wrong
 */
export function toEmbeddingRequest(options: {
  /** The name under which the host knows the model. */
  model: string;
  callOptions: EmbeddingModelV4CallOptions;
  /** The provider's name: `providerOptions` are read under it and under `ollama`. */
  name: string;
  /** The model's own options; those of the call win. */
  defaults: OllamaEmbeddingModelOptions;
}): EmbeddingRequest {
  const { model, callOptions, name, defaults } = options;
  checkCallOptions(callOptions);
  const warnings: ModelWarning[] = [];
  const schema = embeddingModelOptionsSchema;
  const { providerOptions } = callOptions;
  const { dimensions, truncate, keepAlive, ...others } = mergeModelOptions(
    parseModelOptions({
      schema,
      value: defaults,
      path: 'model defaults',
      warnings,
    }),
    readProviderOptions({ schema, providerOptions, name, warnings }),
  );
  const hostOptions = withoutUndefined(others.options ?? {});
  const body = withoutUndefined<EmbeddingRequestBody>({
    model,
    input: callOptions.values,
    dimensions: callOptions.dimensions ?? dimensions,
    truncate,
    keep_alive: keepAlive,
    options: Object.keys(hostOptions).length > 0 ? hostOptions : undefined,
  });
  return { body, warnings };
}

function checkCallOptions(options: EmbeddingModelV4CallOptions): void {
  const issue = z.safeParse(callOptionsSchema, options).error?.issues[0];
  if (issue !== undefined) throw invalidArgument({ issue, path: '' });
}
