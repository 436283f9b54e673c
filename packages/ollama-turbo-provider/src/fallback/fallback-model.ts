import { InvalidArgumentError } from '@ai-sdk/provider';
import { isRecord } from '@ai-sdk/provider-utils';
import {
  ERROR_REASONS,
  isErrorReason,
  type OllamaErrorReason,
} from '../connection/error-reason.js';
import { excerpt } from '../connection/error-text.js';
import { mapStream } from '../spec/map-stream.js';
import { failureReason } from './failure-reason.js';
import { readOpening, type AnyPart } from './read-opening.js';

/** A language model of any specification, V1 to V4. */
interface AnyLanguageModel {
  readonly specificationVersion: string;
  readonly provider: string;
  readonly modelId: string;
  doGenerate(options: never): PromiseLike<object>;
  doStream(options: never): PromiseLike<{ stream: ReadableStream<AnyPart> }>;
}

/** Settings of {@link fallbackModel}. */
export interface OllamaFallbackOptions {
  /**
   * The failures of the primary model after which the secondary one is asked, as in `error.data.reason`. Default: those
   * that another host may not have: `usage-limit`, `concurrency-limit`, `rate-limit`, `overloaded`, `unreachable`,
   * `runner-failed`, `incomplete-answer`, `malformed-answer`, `cloud-disabled`, `slot-timeout`.
   */
  reasons?: readonly OllamaErrorReason[];
}

const DEFAULT_REASONS: readonly OllamaErrorReason[] = [
  'usage-limit',
  'concurrency-limit',
  'rate-limit',
  'overloaded',
  'unreachable',
  'runner-failed',
  'incomplete-answer',
  'malformed-answer',
  'cloud-disabled',
  'slot-timeout',
];

/** In UTF-16 code units: our own texts with their advice are shorter. */
const MAX_TEXT = 600;

/** What happened, as a warning of each specification. */
interface FallbackWarning {
  type: 'other';
  message: string;
}

/** One call of the pair. */
interface Fallback {
  primary: AnyLanguageModel;
  secondary: AnyLanguageModel;
  reasons: ReadonlySet<OllamaErrorReason>;
}

/**
 * A model that asks another one when the first one fails for one of the reasons: Ollama Turbo, and a daemon when the
 * quota is used up. A warning of the call says what happened. It is decided before the first part of an answer has been
 * passed on; what fails later fails as ever. When both fail, the error is the secondary model's.
 *
 * Takes language models of every AI SDK major, both of the same one, also of other providers. It is itself a model of
 * that major, and goes by the name of the primary one. The AI SDK hands it files as bytes, as both can take these.
 *
 * @throws InvalidArgumentError when the two are no language models of one major, or a reason is none
 */
export function fallbackModel<Primary extends AnyLanguageModel, Secondary extends AnyLanguageModel>(
  primary: Primary,
  secondary: Secondary,
  options: OllamaFallbackOptions = {},
): Primary | Secondary {
  checkModels(primary, secondary);
  const fallback = { primary, secondary, reasons: new Set(readReasons(options)) };
  const { specificationVersion, provider, modelId } = primary;
  const model = {
    specificationVersion,
    provider,
    modelId,
    ...(specificationVersion === 'v1' ? flagsOfV1(primary) : { supportedUrls: {} }),
    doGenerate: (callOptions: never) => generate(fallback, callOptions),
    doStream: (callOptions: never) => stream(fallback, callOptions),
  };
  return model as unknown as Primary | Secondary;
}

/** What AI SDK 4 decides by before it calls. */
function flagsOfV1(model: object) {
  const { defaultObjectGenerationMode, supportsStructuredOutputs } = model as Record<
    string,
    unknown
  >;
  return { defaultObjectGenerationMode, supportsStructuredOutputs, supportsImageUrls: false };
}

async function generate(fallback: Fallback, callOptions: never): Promise<object> {
  let failure: unknown;
  try {
    return await fallback.primary.doGenerate(callOptions);
  } catch (error) {
    failure = error;
  }
  const warning = warningOf(fallback, failure);
  if (warning === undefined) throw failure;
  return withWarning(await fallback.secondary.doGenerate(callOptions), warning);
}

async function stream(fallback: Fallback, callOptions: never): Promise<object> {
  const begun = await beginStream(fallback.primary, callOptions);
  if (!('failure' in begun)) return begun.result;
  const warning = warningOf(fallback, begun.failure);
  if (warning !== undefined) {
    // Nobody waits for it: a host that does not let go must not keep the other one from answering.
    begun.result?.stream.cancel().catch(() => undefined);
    return streamSecondary(fallback, { callOptions, warning });
  }
  if (begun.result === undefined) throw begun.failure;
  return begun.result;
}

/** The primary model's answer as far as its first part, and how it failed, if it did. */
async function beginStream(model: AnyLanguageModel, callOptions: never) {
  try {
    const result = await model.doStream(callOptions);
    const { first, stream: whole } = await readOpening(result.stream);
    const begun = { result: { ...result, stream: whole } };
    return first !== undefined && 'error' in first ? { ...begun, failure: first.error } : begun;
  } catch (failure) {
    return { result: undefined, failure };
  }
}

async function streamSecondary(
  { secondary }: Fallback,
  { callOptions, warning }: { callOptions: never; warning: FallbackWarning },
): Promise<object> {
  const result = await secondary.doStream(callOptions);
  // V1 has its warnings beside the stream.
  if (secondary.specificationVersion === 'v1') return withWarning(result, warning);
  return { ...result, stream: mapStream(result.stream, createStartMap(warning)) };
}

/** Puts the warning into the first part of a stream, and that part there where the model makes none. */
function createStartMap(warning: FallbackWarning) {
  let isFirst = true;
  return (part: AnyPart): AnyPart[] => {
    if (!isFirst) return [part];
    isFirst = false;
    if (part.type === 'stream-start') return [withWarning(part, warning)];
    return [withWarning({ type: 'stream-start' }, warning), part];
  };
}

/** What to say of a failure to fall back for; undefined for any other. */
function warningOf(
  { primary, secondary, reasons }: Fallback,
  error: unknown,
): FallbackWarning | undefined {
  const reason = failureReason(error);
  if (reason === undefined || !reasons.has(reason)) return undefined;
  return {
    type: 'other',
    message: `The model "${primary.modelId}" of ${primary.provider} failed (${reason}), and "${secondary.modelId}" of ${secondary.provider} was asked instead. ${textOf(error)}`,
  };
}

/** Warnings are logged, and other providers' texts may quote a URL with a key in it. */
function textOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return excerpt(text.replace(/\?[^\s"'<>]*=[^\s"'<>]*/g, '?…'), MAX_TEXT);
}

/** In front of the model's own, as it explains whose these are. */
function withWarning<Result extends object>(result: Result, warning: FallbackWarning): Result {
  const { warnings } = result as { warnings?: readonly unknown[] };
  return { ...result, warnings: [warning, ...(warnings ?? [])] };
}

function readReasons(options: OllamaFallbackOptions | null) {
  const { reasons = DEFAULT_REASONS } = options ?? {};
  if (Array.isArray(reasons) && reasons.every(isErrorReason)) return reasons;
  throw new InvalidArgumentError({
    argument: 'reasons',
    message: `"reasons" of fallbackModel has to be a list of these: ${ERROR_REASONS.join(', ')}.`,
  });
}

function checkModels(primary: unknown, secondary: unknown): void {
  if (!isLanguageModel(primary) || !isLanguageModel(secondary)) {
    const argument = isLanguageModel(primary) ? 'secondary' : 'primary';
    const message = `The ${argument} model of fallbackModel has to be a language model, such as ollama('gpt-oss:120b').`;
    throw new InvalidArgumentError({ argument, message });
  }
  if (primary.specificationVersion === secondary.specificationVersion) return;
  throw new InvalidArgumentError({
    argument: 'secondary',
    message: `fallbackModel takes two models of the same AI SDK major; these are of the specifications ${primary.specificationVersion} and ${secondary.specificationVersion}.`,
  });
}

function isLanguageModel(value: unknown): value is AnyLanguageModel {
  if (!isRecord(value)) return false;
  const methods = [value['doGenerate'], value['doStream']];
  const isNamed = typeof value['specificationVersion'] === 'string';
  return isNamed && methods.every(method => typeof method === 'function');
}
