import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { ChatWarning } from '../chat-model.js';
import type { OllamaLanguageModelOptions } from './language-model-options.js';

export type Think = OllamaLanguageModelOptions['think'];

type ReasoningLevel = Exclude<
  NonNullable<LanguageModelV4CallOptions['reasoning']>,
  'provider-default'
>;

/**
 * The AI SDK's `reasoning` as Ollama's `think`. Values that Ollama has no equal for become the nearest one, with a
 * warning; `provider-default` and unset send nothing.
 *
 * gpt-oss always thinks and knows three levels: a boolean means nothing to it.
 */
export function toThink(options: {
  reasoning: LanguageModelV4CallOptions['reasoning'];
  model: string;
  warnings: ChatWarning[];
}): Think {
  const { reasoning, model, warnings } = options;
  if (reasoning === undefined || reasoning === 'provider-default') return undefined;
  const levels = isGptOss(model) ? GPT_OSS_LEVELS : LEVELS;
  const level = Object.hasOwn(levels, reasoning) ? levels[reasoning] : undefined;
  if (level === undefined) {
    warnings.push({
      type: 'unsupported',
      feature: 'reasoning',
      details: `Ollama has no equal of reasoning "${reasoning}"; nothing was sent.`,
    });
    return undefined;
  }
  if (!level.isExact) {
    warnings.push({
      type: 'compatibility',
      feature: 'reasoning',
      details: `Ollama has no equal of reasoning "${reasoning}" for this model; think: ${JSON.stringify(level.think)} was sent.`,
    });
  }
  return level.think;
}

/** gpt-oss cannot be kept from thinking; `true` changes nothing for it and does no harm. */
export function warnOfThink(options: {
  think: Think;
  model: string;
  warnings: ChatWarning[];
}): void {
  const { think, model, warnings } = options;
  if (think !== false || !isGptOss(model)) return;
  warnings.push({
    type: 'unsupported',
    feature: 'think',
    details: `The model "${model}" always thinks: think: "low" makes it think least.`,
  });
}

interface Level {
  think: NonNullable<Think>;
  isExact: boolean;
}

const LEVELS: Record<ReasoningLevel, Level> = {
  none: { think: false, isExact: true },
  minimal: { think: 'low', isExact: false },
  low: { think: 'low', isExact: true },
  medium: { think: 'medium', isExact: true },
  high: { think: 'high', isExact: true },
  xhigh: { think: 'max', isExact: true },
  max: { think: 'max', isExact: true },
};

const GPT_OSS_LEVELS: Record<ReasoningLevel, Level> = {
  ...LEVELS,
  none: { think: 'low', isExact: false },
  xhigh: { think: 'high', isExact: false },
  max: { think: 'high', isExact: false },
};

/** By its name, with or without a namespace, a tag or another ending: `gpt-oss:20b`, `someone/gpt-oss-safeguard`. */
function isGptOss(model: string): boolean {
  return /(^|\/)gpt-oss([:-]|$)/i.test(model.trim());
}
