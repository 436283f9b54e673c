import { InvalidArgumentError } from '@ai-sdk/provider';
import * as z from 'zod/v4/mini';
import { withoutUndefined } from '../../without-undefined.js';
import type { ChatWarning } from '../chat-model.js';
import { describeIssue, describePath } from '../../describe-issue.js';

const integer = z.optional(z.int());
const number = z.optional(z.number());
const flag = z.optional(z.boolean());

const hostOptionsSchema = z.looseObject({
  num_ctx: integer,
  num_predict: integer,
  num_keep: integer,
  num_batch: integer,
  num_gpu: integer,
  main_gpu: integer,
  num_thread: integer,
  draft_num_predict: integer,
  seed: integer,
  top_k: integer,
  repeat_last_n: integer,
  temperature: number,
  top_p: number,
  min_p: number,
  typical_p: number,
  repeat_penalty: number,
  presence_penalty: number,
  frequency_penalty: number,
  stop: z.optional(z.array(z.string())),
  use_mmap: flag,
});

const languageModelOptionsSchema = z.looseObject({
  think: z.optional(
    z.union([z.boolean(), z.enum(['low', 'medium', 'high', 'max'])], {
      error: "expected true, false, 'low', 'medium', 'high' or 'max'",
    }),
  ),
  keepAlive: z.optional(
    z.union([z.string(), z.number()], {
      error: "expected a number of seconds or a duration such as '5m'",
    }),
  ),
  options: z.optional(hostOptionsSchema),
  truncate: flag,
  shift: flag,
  logprobs: flag,
  topLogprobs: z.optional(z.int().check(z.minimum(0), z.maximum(20))),
  structuredOutput: z.optional(z.enum(['auto', 'native', 'prompt'])),
  structuredOutputRetries: z.optional(z.int().check(z.minimum(0), z.maximum(10))),
});

const KNOWN_OPTIONS = Object.keys(languageModelOptionsSchema.shape);

/**
 * Ollama's own model options, under Ollama's names. They win over the AI SDK's settings of the same meaning
 * (`maxOutputTokens`, `temperature`, …); names that are not listed are passed on, and Ollama ignores those that it does
 * not know. Names are case-sensitive.
 *
 * Source: Ollama's `api.Options`.
 */
export type OllamaHostOptions = {
  /** Context length in tokens. Default: the host's; the model is loaded anew when it changes. */
  num_ctx?: number;
  /** Most tokens to write. Default -1: no limit but the host's own; 0 means no limit, too. */
  num_predict?: number;
  /** Tokens of the prompt that are kept when the context is shifted. Default 4. */
  num_keep?: number;
  /** Prompt tokens read at once. Default 512. */
  num_batch?: number;
  /** Layers on the GPU. Default -1: as many as fit. */
  num_gpu?: number;
  /** The GPU for small tensors. */
  main_gpu?: number;
  /** CPU threads. Default 0: chosen by the host. */
  num_thread?: number;
  /** Tokens that a draft model writes ahead. Default 4 where there is one. */
  draft_num_predict?: number;
  /** Random seed. Default -1: random. */
  seed?: number;
  /** Tokens that are considered at each step. Default 40. */
  top_k?: number;
  /** How many of the last tokens `repeat_penalty` looks at. Default 64. */
  repeat_last_n?: number;
  /** Default 0.8. */
  temperature?: number;
  /** Default 0.9. */
  top_p?: number;
  /** Least probability of a token, relative to the most likely one. Default 0. */
  min_p?: number;
  /** Default 1. */
  typical_p?: number;
  /** Default 1, on older hosts 1.1. */
  repeat_penalty?: number;
  /** Default 0. */
  presence_penalty?: number;
  /** Default 0. */
  frequency_penalty?: number;
  /** Texts that end the answer. An empty text among them makes every answer empty. */
  stop?: string[];
  /** Whether the model file is mapped into memory. */
  use_mmap?: boolean;
} & { [name: string]: JsonValue };

type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

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
} & OllamaStructuredOutputOptions;

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

/**
 * Checks `providerOptions.ollama`.
 *
 * @throws InvalidArgumentError that names the path of the wrong value
 */
export function parseLanguageModelOptions(options: {
  value: unknown;
  /** How the value is called in messages. */
  path: string;
  warnings: ChatWarning[];
}): OllamaLanguageModelOptions {
  const { value, path, warnings } = options;
  if (value === undefined) return {};
  const { data, error } = z.safeParse(languageModelOptionsSchema, value);
  const issue = error?.issues[0];
  if (issue !== undefined) throw invalidOptions({ issue, path });
  for (const name of Object.keys(data ?? {})) {
    if (KNOWN_OPTIONS.includes(name)) continue;
    warnings.push({
      type: 'unsupported',
      feature: `${path}.${name}`,
      details: `There is no such option; it was not sent. Known are ${KNOWN_OPTIONS.join(', ')}. Ollama's model options go into ${path}.options.`,
    });
  }
  return data as OllamaLanguageModelOptions;
}

/** Two sources of one call: the second one's values win; `options` are merged name by name. */
export function mergeLanguageModelOptions(
  first: OllamaLanguageModelOptions,
  second: OllamaLanguageModelOptions,
): OllamaLanguageModelOptions {
  const merged = { ...first, ...withoutUndefined(second) };
  if (!first.options && !second.options) return merged;
  return { ...merged, options: { ...first.options, ...withoutUndefined(second.options ?? {}) } };
}

function invalidOptions(options: { issue: z.core.$ZodIssue; path: string }): InvalidArgumentError {
  const { issue, path } = options;
  const argument = [path, describePath(issue.path)].filter(text => text !== '').join('.');
  const message = `${argument} is not valid: ${describeIssue(issue)}.`;
  return new InvalidArgumentError({ argument, message });
}
