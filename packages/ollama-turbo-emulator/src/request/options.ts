import { Refusal } from '../refusal.js';
import { goQuote } from './go-quote.js';

/** The options that change what the emulator answers; the others are only checked. */
export interface GenerationOptions {
  /** Tokens after which an answer is cut; undefined for no limit. */
  limit: number | undefined;
  /** The answer ends before any of these. */
  stop: readonly string[];
  /** Size of the context in tokens. */
  contextLength: number;
}

const INTEGERS = new Set([
  'draft_num_predict',
  'main_gpu',
  'num_batch',
  'num_ctx',
  'num_gpu',
  'num_keep',
  'num_predict',
  'num_thread',
  'repeat_last_n',
  'seed',
  'top_k',
]);
const FLOATS = new Set([
  'frequency_penalty',
  'min_p',
  'presence_penalty',
  'repeat_penalty',
  'temperature',
  'top_p',
  'typical_p',
]);

/** The shortest contexts that Ollama's scheduler gives a model, whatever a request asks for. */
const LEAST_CONTEXT = 4;
const LEAST_VISION_CONTEXT = 2048;

/** 0.33 rounds the context up to a multiple of this. */
const CONTEXT_STEP = 256;

/**
 * Checks `options` as Ollama does: names are case-sensitive, unknown ones and nulls are ignored, a wrong type is 500 and
 * floats given for integers are truncated.
 */
export function readOptions(request: {
  options: Readonly<Record<string, unknown>>;
  contextLength: number;
  /** Whether the model takes images, which need a longer context. */
  hasVision: boolean;
  server: '0.33' | '0.25';
}): GenerationOptions {
  const { options, server } = request;
  for (const [name, value] of Object.entries(options)) checkOption(name, value);
  const limit = Math.trunc(numberOf(options['num_predict']) ?? -1);
  const asked = Math.trunc(numberOf(options['num_ctx']) ?? request.contextLength);
  const context = Math.max(asked, request.hasVision ? LEAST_VISION_CONTEXT : LEAST_CONTEXT);
  const step = server === '0.33' ? CONTEXT_STEP : 1;
  return {
    // 0 means no limit, as every negative number does.
    limit: limit > 0 ? limit : undefined,
    stop: textsOf(options['stop']),
    contextLength: Math.min(Math.ceil(context / step) * step, request.contextLength),
  };
}

function checkOption(name: string, value: unknown): void {
  if (value === null) return;
  if (INTEGERS.has(name)) return check(name, typeof value === 'number', 'type integer');
  if (FLOATS.has(name)) return check(name, typeof value === 'number', 'type float32');
  if (name === 'use_mmap') return check(name, typeof value === 'boolean', 'type boolean');
  if (name !== 'stop') return;
  check(name, Array.isArray(value), 'type array');
  const texts = textsOf(value);
  check(name, Array.isArray(value) && value.length === texts.length, 'an array of strings');
}

function check(name: string, isRight: boolean, expected: string): void {
  if (!isRight) throw new Refusal(500, `option ${goQuote(name)} must be of ${expected}`);
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}
