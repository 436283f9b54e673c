import { withoutUndefined } from '../../without-undefined.js';
import type { ChatChunk, Logprob } from './chat-chunk.js';

/**
 * What `providerMetadata.ollama` of an answer holds. A field is absent where the host did not say.
 *
 * Source: the final line of `POST /api/chat`.
 */
export type OllamaLanguageModelMetadata = {
  /** Ollama's own reason for the end: `stop`, `length`, `load`, `unload`. */
  doneReason?: string;
  /** Nanoseconds from the request to the last token, as the host measured them. */
  totalDuration?: number;
  /** Nanoseconds until the model was ready, waiting in the host's queue included. */
  loadDuration?: number;
  /** Nanoseconds spent reading the prompt. */
  promptEvalDuration?: number;
  /** Nanoseconds spent writing the answer. */
  evalDuration?: number;
  /** Output tokens per second: `eval_count` over `eval_duration`. */
  tokensPerSecond?: number;
  /** Log probabilities of the answer's tokens, those of thinking and of tool calls included, when asked for. */
  logprobs?: Logprob[];
  /** Something about this answer that is worth knowing and is no error. */
  note?: string;
  /** How the JSON that was asked for came about; absent where none was asked for. */
  structuredOutput?: StructuredOutputMetadata;
};

/** How an answer became the JSON that was asked for. A field is absent where there is nothing to say. */
export type StructuredOutputMetadata = {
  /** Whether the host was asked to hold the model to the schema, or the model in its prompt. */
  mode: 'native' | 'prompt';
  /** Requests that the answer took. */
  requests: number;
  /** What stood before the JSON value, and was left out. */
  textBefore?: string;
  /** What stood behind the JSON value, and was left out. */
  textAfter?: string;
  /** The JSON value as the model wrote it, where its punctuation or spelling was mended. */
  written?: string;
  /** Answers that could not be used, and what was wrong with them. */
  rejected?: { text: string; problems: string[] }[];
};

/** Metadata of an answer from its final chunk (`undefined` when the answer broke off before it). */
export function toMetadata(options: {
  finalChunk: ChatChunk | undefined;
  logprobs: Logprob[];
  note: string | undefined;
}): OllamaLanguageModelMetadata {
  const { finalChunk, logprobs, note } = options;
  return withoutUndefined({
    doneReason: finalChunk?.done_reason,
    totalDuration: finalChunk?.total_duration,
    loadDuration: finalChunk?.load_duration,
    promptEvalDuration: finalChunk?.prompt_eval_duration,
    evalDuration: finalChunk?.eval_duration,
    tokensPerSecond: tokensPerSecond(finalChunk),
    logprobs: logprobs.length > 0 ? logprobs : undefined,
    note,
  });
}

function tokensPerSecond(chunk: ChatChunk | undefined): number | undefined {
  const { eval_count: count, eval_duration: nanoseconds } = chunk ?? {};
  const speed = count && nanoseconds ? (count * 1e9) / nanoseconds : Number.NaN;
  return Number.isFinite(speed) ? speed : undefined;
}
