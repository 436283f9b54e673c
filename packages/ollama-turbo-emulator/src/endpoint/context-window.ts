import type { ModelBody } from '../request/chat-body.js';
import type { GenerationOptions } from '../request/options.js';
import { Refusal } from '../refusal.js';

const TOO_LONG =
  'the prompt is longer than the context length currently available to the model; shorten the ' +
  'prompt, adjust the context length in settings, or use a model with a longer context length';

/**
 * Fits a prompt into the context: cut silently unless `truncate` or `shift` is false. Returns the tokens that remain and
 * whether there is room for a single token of answer only.
 */
export function fitPrompt(options: {
  tokens: number;
  body: ModelBody;
  generation: GenerationOptions;
  server: '0.33' | '0.25';
}): { tokens: number; isFull: boolean } {
  const { tokens, body, server } = options;
  const { contextLength } = options.generation;
  if (tokens <= contextLength) return { tokens, isFull: false };
  if (body.truncate === false) {
    const text = server === '0.33' ? engineText(tokens, contextLength) : OLDER_TEXT;
    throw new Refusal(400, text, 'engine');
  }
  if (body.shift !== false) return { tokens: contextLength, isFull: false };
  if (server === '0.33') throw new Refusal(400, TOO_LONG, 'engine');
  return { tokens: contextLength, isFull: true };
}

const OLDER_TEXT = 'the input length exceeds the context length';

/** 0.33 passes its engine's error on as text: JSON inside the string. */
function engineText(tokens: number, contextLength: number): string {
  const message = `request (${tokens} tokens) exceeds the available context size (${contextLength} tokens), try increasing it`;
  return JSON.stringify({
    error: {
      code: 400,
      message,
      type: 'exceed_context_size_error',
      n_prompt_tokens: tokens,
      n_ctx: contextLength,
    },
  });
}
