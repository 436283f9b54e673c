/** What a model says in one turn. */
export interface ReplyOptions {
  /** The model's thinking: whole, to be cut into tokens, or one text per line of the stream. */
  thinking?: string | readonly string[];
  /** The answer: whole, to be cut into tokens, or one text per line of the stream. */
  content?: string | readonly string[];
  /** Calls that the model makes after its content. gpt-oss's turn ends with the first one: further ones are not made. */
  toolCalls?: readonly ReplyToolCall[];
  /**
   * Why the turn ended; by default `length` where the request's `num_predict` cuts it, else `stop`. A reply that says why
   * it ended is not cut. `null` ends the body without a `done: true` line, as Ollama does when a model
   * repeats itself and as broken proxies do.
   */
  doneReason?: string | null;
  /** Token probabilities, one list per line of the stream; without them none are sent. */
  logprobs?: readonly (readonly ReplyLogprob[])[];
  /** Counts and durations of the `done` line; what is missing is worked out from the reply. 0 leaves a field out. */
  metrics?: Partial<ReplyMetrics>;
}

/** A tool call of a {@link ReplyOptions}. */
export interface ReplyToolCall {
  name: string;
  /** `{}` by default. */
  arguments?: Readonly<Record<string, unknown>>;
  /** Made up by default, as Ollama does. */
  id?: string;
}

/** The probability of one token. */
export interface ReplyLogprob {
  token: string;
  logprob: number;
  /** UTF-8 bytes of the token. */
  bytes?: readonly number[];
  top_logprobs?: readonly ReplyLogprob[];
}

/** Counts in tokens, durations in nanoseconds. */
export interface ReplyMetrics {
  total_duration: number;
  load_duration: number;
  prompt_eval_count: number;
  prompt_eval_duration: number;
  eval_count: number;
  eval_duration: number;
}
