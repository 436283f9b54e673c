import * as z from 'zod/v4/mini';

const integer = z.optional(z.int());
const number = z.optional(z.number());
const flag = z.optional(z.boolean());

const knownHostOptions = z.looseObject({
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

/** Of `OllamaHostOptions`. Values under other names are not looked at: they go out as JSON. */
export const hostOptionsSchema = knownHostOptions as unknown as z.ZodMiniType<OllamaHostOptions>;

export const keepAliveSchema = z.union([z.string(), z.number()], {
  error: "expected a number of seconds or a duration such as '5m'",
});

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
