import * as z from 'zod/v4/mini';
import type { ModelOptionsSchema } from '../../options/model-options.js';
import {
  hostOptionsSchema,
  keepAliveSchema,
  type OllamaHostOptions,
} from '../../options/host-options.js';

const flag = z.optional(z.boolean());

/** Of `OllamaLanguageModelOptions`, which say what each one means. */
export const languageModelOptionsSchema: ModelOptionsSchema<OllamaLanguageModelOptions> =
  z.looseObject({
    think: z.optional(
      z.union([z.boolean(), z.enum(['low', 'medium', 'high', 'max'])], {
        error: "expected true, false, 'low', 'medium', 'high' or 'max'",
      }),
    ),
    keepAlive: z.optional(keepAliveSchema),
    options: z.optional(hostOptionsSchema),
    truncate: flag,
    shift: flag,
    logprobs: flag,
    topLogprobs: z.optional(z.int().check(z.minimum(0), z.maximum(20))),
    structuredOutput: z.optional(z.enum(['auto', 'native', 'prompt'])),
    structuredOutputRetries: z.optional(z.int().check(z.minimum(0), z.maximum(10))),
    checkCapabilities: flag,
  });

/** What `providerOptions.ollama` of a language model call, or the second argument of `ollama(id, …)`, may hold. */
export type OllamaLanguageModelOptions = {
  /**
   * Whether, or how hard, the model thinks. Default: unset, and then models that can think do. `gpt-oss` knows levels
   * only; `max` needs Ollama of April 2026 or later. Wins over the AI SDK's `reasoning`.
   */
  think?: boolean | 'low' | 'medium' | 'high' | 'max';
  /**
   * How long a daemon keeps the model loaded: seconds, or a duration such as `'5m'`; negative for ever, 0 unloads after
   * the answer. Default: 5 minutes.
   */
  keepAlive?: string | number;
  /** Ollama's model options under their own names. */
  options?: OllamaHostOptions;
  /**
   * Whether a prompt that is longer than the context is cut, oldest messages first. Default true, and then nothing
   * tells; with false the call fails with reason `context-too-long`.
   */
  truncate?: boolean;
  /** Whether the oldest part of the context makes room when the answer outgrows it. Default true for most models. */
  shift?: boolean;
  /** Whether `providerMetadata.ollama.logprobs` is filled. Default false. */
  logprobs?: boolean;
  /** How many alternatives each log probability lists, 0 to 20. Default 0. Needs `logprobs: true`. */
  topLogprobs?: number;
} & OllamaStructuredOutputOptions &
  OllamaCapabilityOptions;

/** Whether a model is asked for more than it can do. */
export type OllamaCapabilityOptions = {
  /**
   * Whether the host is asked, once per model and provider, what the model supports, before a call with tools, `think` or
   * images. What it does not support is left out, with a warning, instead of an error with the reason `unsupported` or,
   * for images on an older daemon, of silence. Default false. A host that does not answer within 10 seconds, or
   * does not say, costs a warning and nothing else.
   */
  checkCapabilities?: boolean;
};

/** How JSON is asked for where a call wants it: `generateObject`, `Output.object` and the like. */
export type OllamaStructuredOutputOptions = {
  /**
   * `native` sends the schema as `format`, to which a daemon holds its local models. `prompt` says it to the model, for
   * hosts that ignore `format`. Default `auto`: `prompt` for ollama.com and for names that end in `-cloud` or `:cloud`,
   * else `native`; a cloud behind another address needs `prompt`. Answers are checked in each.
   */
  structuredOutput?: 'auto' | 'native' | 'prompt';
  /**
   * How often a model is asked again, in one call, whose answer is not the JSON that was asked for, 0 to 10. Default 1.
   * A streamed answer is asked for again only while nothing of it has gone out.
   */
  structuredOutputRetries?: number;
};
