import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { withoutUndefined } from '../../without-undefined.js';
import type { ChatWarning } from '../chat-model.js';
import { choiceInstruction, type ForcedChoice } from '../../tool-choice/forced-choice.js';
import {
  toStructuredOutput,
  type StructuredOutput,
} from '../../structured-output/structured-output.js';
import type { ChatRequestBody, OllamaMessage } from './chat-request-body.js';
import type { OllamaLanguageModelOptions } from './language-model-options.js';
import { toOllamaMessages } from './ollama-messages.js';
import { offerTools } from './ollama-tools.js';
import { toThink, warnOfThink, type Think } from './think.js';

/** What a call becomes on its way to the host. */
export interface ChatRequest {
  body: ChatRequestBody;
  warnings: ChatWarning[];
  /** Whether `think` stems from the AI SDK's `reasoning` alone: a wish that a model without thinking may drop. */
  thinksByReasoningOnly: boolean;
  /** Whether the model is asked what it can do before it is asked to do it. */
  checksCapabilities?: boolean;
  /** Where the answer has to be JSON. */
  structuredOutput?: StructuredOutput;
  /** Where a tool has to be called. */
  forcedChoice?: ForcedChoice;
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
  const { model, callOptions, defaults, ignoresFormat, warnings } = options;
  const providerOptions = { ...defaults, ...withoutUndefined(options.providerOptions) };
  const { tools, forced } = offerTools({ ...callOptions, warnings });
  const structuredOutput =
    callOptions.responseFormat?.type === 'json'
      ? toStructuredOutput({
          responseFormat: callOptions.responseFormat,
          providerOptions,
          offersTools: tools.length > 0,
          ignoresFormat,
          warnings,
        })
      : undefined;
  const { think, isByReasoning } = chooseThink(options);
  const messages = toOllamaMessages({ prompt: callOptions.prompt, warnings });
  const body = withoutUndefined<ChatRequestBody>({
    model,
    messages: instruct(
      messages,
      forced ? choiceInstruction(forced) : structuredOutput?.instruction,
    ),
    tools: tools.length > 0 ? tools : undefined,
    format: structuredOutput?.sendsFormat ? structuredOutput.format : undefined,
    think,
    keep_alive: providerOptions.keepAlive,
    truncate: providerOptions.truncate,
    shift: providerOptions.shift,
    logprobs: toLogprobs({ providerOptions, warnings }),
    top_logprobs: providerOptions.topLogprobs,
    options: toHostOptions(options),
    stream: true,
  });
  return withoutUndefined<ChatRequest>({
    body,
    warnings,
    thinksByReasoningOnly: isByReasoning && Boolean(think),
    checksCapabilities: providerOptions.checkCapabilities,
    structuredOutput,
    forcedChoice: forced,
  });
}

/**
 * Adds an instruction to the system message, or makes it one: hosts that join all system messages at the top would move
 * a second one, and then their cached prompt no longer fits.
 */
function instruct(messages: OllamaMessage[], instruction: string | undefined): OllamaMessage[] {
  if (instruction === undefined) return messages;
  const [first, ...others] = messages;
  if (first?.role !== 'system') return [{ role: 'system', content: instruction }, ...messages];
  const content = first.content === '' ? instruction : `${first.content}\n\n${instruction}`;
  return [{ ...first, content }, ...others];
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
