import type { DemoModelRequest, Think } from '../chat-request.js';
import type { RequestedModel } from '../request/accept-request.js';
import { goQuote } from '../request/go-quote.js';

/** What a request's `format` comes to. */
export interface FormatPlan {
  /** What the answer is held to: a schema or `"json"`; undefined where nothing is enforced. */
  enforced: DemoModelRequest['format'];
  /** Enforced only once the model has thought, in a second pass. */
  isLate: boolean;
  /** Why the runner refuses the format. */
  error: { status: number; text: string } | undefined;
}

const NO_FORMAT: FormatPlan = { enforced: undefined, isLate: false, error: undefined };

/**
 * Ollama enforces a format from the first token with `think: false` and on models that cannot think, and otherwise after
 * the model has thought; a model that answers without thinking first is never held to it. The service ignores it.
 */
export function planFormat(options: {
  /** The JSON text of the field. */
  format: string | undefined;
  requested: RequestedModel;
  think: Think;
  /** `/api/generate` knows no second pass. */
  hasSecondPass: boolean;
}): FormatPlan {
  const { format, requested, think } = options;
  if (format === undefined || format === '""' || requested.mode === 'cloud') return NO_FORMAT;
  const value: unknown = JSON.parse(format);
  const isKnown =
    value === 'json' || (typeof value === 'object' && value !== null && !Array.isArray(value));
  const text = `invalid format: ${goQuote(format)}; expected "json" or a valid JSON Schema object`;
  return {
    enforced: isKnown ? value : undefined,
    isLate: options.hasSecondPass && think !== false,
    error: isKnown ? undefined : { status: 500, text },
  };
}
