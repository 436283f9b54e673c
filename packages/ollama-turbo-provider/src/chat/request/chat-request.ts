import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { withoutUndefined } from '../../without-undefined.js';
import type { ChatWarning } from '../chat-model.js';
import type { ChatRequestBody } from './chat-request-body.js';
import type { OllamaLanguageModelOptions } from './language-model-options.js';
import { toOllamaMessages } from './ollama-messages.js';
import { toOllamaTools } from './ollama-tools.js';
import { toThink, warnOfThink, type Think } from './think.js';

/** What a call becomes on its way to the host. */
export interface ChatRequest {
  body: ChatRequestBody;
  warnings: ChatWarning[];
  /** Whether `think` stems from the AI SDK's `reasoning` alone: a wish that a model without thinking may drop. */
  thinksByReasoningOnly: boolean;
}

/**
 * Builds the body of `POST /api/chat`. Pure: no I/O, and nothing of the connection is in it.
 *
 * @throws InvalidPromptError, UnsupportedFunctionalityError, InvalidArgumentError for what cannot be sent
 */
export function toChatRequest(options: {
  /** The name under which the host knows the model. */
  model: string;
  callOptions: LanguageModelV4CallOptions;
  /** What the call says in `providerOptions`. */
  providerOptions: OllamaLanguageModelOptions;
  /** The model's own: whatever the call says, as a setting or in `providerOptions`, wins over them. */
  defaults: OllamaLanguageModelOptions;
  /** Whether the host is known to take a `format` and to ignore it. */
  ignoresFormat: boolean;
  warnings: ChatWarning[];
}): ChatRequest {
  const { model, callOptions, defaults, warnings } = options;
  const providerOptions = { ...defaults, ...withoutUndefined(options.providerOptions) };
  const tools = toOllamaTools({ ...callOptions, warnings });
  const { think, isByReasoning } = chooseThink(options);
  const body = withoutUndefined<ChatRequestBody>({
    model,
    messages: toOllamaMessages({ prompt: callOptions.prompt, warnings }),
    tools: tools.length > 0 ? tools : undefined,
    format: toFormat(options),
    think,
    keep_alive: providerOptions.keepAlive,
    truncate: providerOptions.truncate,
    shift: providerOptions.shift,
    logprobs: toLogprobs({ providerOptions, warnings }),
    top_logprobs: providerOptions.topLogprobs,
    options: toHostOptions(options),
    stream: true,
  });
  return { body, warnings, thinksByReasoningOnly: isByReasoning && Boolean(think) };
}

/** What the call says in `providerOptions`, else its `reasoning`, else the model's default. */
function chooseThink(options: {
  model: string;
  callOptions: LanguageModelV4CallOptions;
  providerOptions: OllamaLanguageModelOptions;
  defaults: OllamaLanguageModelOptions;
  warnings: ChatWarning[];
}): { think: Think; isByReasoning: boolean } {
  const { model, callOptions, providerOptions, defaults, warnings } = options;
  const { reasoning } = callOptions;
  const byReasoning =
    providerOptions.think === undefined ? toThink({ reasoning, model, warnings }) : undefined;
  if (byReasoning !== undefined) return { think: byReasoning, isByReasoning: true };
  const think = providerOptions.think ?? defaults.think;
  warnOfThink({ think, model, warnings });
  return { think, isByReasoning: false };
}

function toFormat(options: {
  callOptions: LanguageModelV4CallOptions;
  ignoresFormat: boolean;
  warnings: ChatWarning[];
}): ChatRequestBody['format'] {
  const { callOptions, ignoresFormat, warnings } = options;
  const { responseFormat } = callOptions;
  if (responseFormat?.type !== 'json') return undefined;
  if (ignoresFormat) {
    warnings.push({
      type: 'unsupported',
      feature: 'responseFormat',
      details:
        'Ollama Turbo takes a format and does not enforce it: say in the prompt that the answer has to be JSON, and of which form.',
    });
  }
  for (const field of ['name', 'description'] as const) {
    if (responseFormat[field] === undefined) continue;
    warnings.push({
      type: 'unsupported',
      feature: `responseFormat.${field}`,
      details: 'Ollama takes the schema alone; say it in the prompt if the model should know it.',
    });
  }
  return responseFormat.schema ?? 'json';
}

/** Alternatives without log probabilities are an empty wish: the host returns neither. */
function toLogprobs(options: {
  providerOptions: OllamaLanguageModelOptions;
  warnings: ChatWarning[];
}): boolean | undefined {
  const { logprobs, topLogprobs } = options.providerOptions;
  if (topLogprobs !== undefined && logprobs !== true) {
    options.warnings.push({
      type: 'unsupported',
      feature: 'providerOptions.ollama.topLogprobs',
      details: 'topLogprobs has no effect without logprobs: true.',
    });
  }
  return logprobs;
}

/**
 * The AI SDK's settings under Ollama's names: over the model's defaults, and under what the call itself gives under
 * those names.
 */
function toHostOptions(options: {
  callOptions: LanguageModelV4CallOptions;
  providerOptions: OllamaLanguageModelOptions;
  defaults: OllamaLanguageModelOptions;
  warnings: ChatWarning[];
}): Record<string, unknown> | undefined {
  const { callOptions, providerOptions, defaults, warnings } = options;
  const settings = withoutUndefined({
    num_predict: toTokenLimit({ maxOutputTokens: callOptions.maxOutputTokens, warnings }),
    temperature: callOptions.temperature,
    top_p: callOptions.topP,
    top_k: callOptions.topK,
    presence_penalty: callOptions.presencePenalty,
    frequency_penalty: callOptions.frequencyPenalty,
    stop: toStop({ stopSequences: callOptions.stopSequences, warnings }),
    seed: callOptions.seed,
  });
  const hostOptions = {
    ...withoutUndefined(defaults.options ?? {}),
    ...settings,
    ...withoutUndefined(providerOptions.options ?? {}),
  };
  return Object.keys(hostOptions).length > 0 ? hostOptions : undefined;
}

/** Ollama takes 0 and less for "no limit", which is the opposite of what was asked. */
function toTokenLimit(options: {
  maxOutputTokens: number | undefined;
  warnings: ChatWarning[];
}): number | undefined {
  const { maxOutputTokens, warnings } = options;
  if (maxOutputTokens === undefined || maxOutputTokens > 0) return maxOutputTokens;
  warnings.push({
    type: 'unsupported',
    feature: 'maxOutputTokens',
    details: `Ollama would take ${maxOutputTokens} for no limit; it was not sent.`,
  });
  return undefined;
}

/** An empty text among the stop sequences makes every answer empty. */
function toStop(options: {
  stopSequences: string[] | undefined;
  warnings: ChatWarning[];
}): string[] | undefined {
  const { stopSequences, warnings } = options;
  const stop = stopSequences?.filter(sequence => sequence !== '');
  if (stop?.length !== stopSequences?.length) {
    warnings.push({
      type: 'unsupported',
      feature: 'stopSequences',
      details: 'An empty stop sequence ends every answer at once on Ollama; it was not sent.',
    });
  }
  return stop?.length ? stop : undefined;
}
