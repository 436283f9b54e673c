import { AISDKError, APICallError, LoadAPIKeyError, NoSuchModelError, RetryError } from 'ai';
import type { OllamaErrorData, OllamaErrorReason } from 'ollama-turbo-provider';
import type { Notice } from '../../shared/notice.ts';
import { databaseErrorCode, isDatabaseError } from '../database/database-error.ts';
import { NoticeError } from './notice-error.ts';
import { notSaved } from './notices.ts';

/** Characters of what the host says. */
const MOST_DETAILS = 500;

const KEPT = 'Your question is kept.';

/**
 * An error in words: of a model's call by its reason, with what the host says as details.
 *
 * @param options.model without its group, `gpt-oss:120b`
 */
export function describeError(error: unknown, options: { model?: string } = {}): Notice {
  const model = options.model ?? 'The model';
  if (error instanceof NoticeError) return error.notice;
  if (RetryError.isInstance(error)) return describeError(error.lastError, options);
  if (LoadAPIKeyError.isInstance(error)) return noKey();
  if (NoSuchModelError.isInstance(error)) return modelMissing(model, 'this app');
  if (APICallError.isInstance(error)) return describeCall(error, model);
  if (isDatabaseError(error)) return notSaved(databaseErrorCode(error));
  return {
    title: 'The answer could not be finished.',
    text: `${KEPT} The log of this app’s server says more.`,
    actions: ['retry', 'choose-model'],
    // What is no error of the AI SDK may hold anything, so it goes to the log alone.
    ...(AISDKError.isInstance(error) && { details: { text: tidy(error.message) } }),
  };
}

export function noKey(): Notice {
  return {
    title: 'No API key is set.',
    text: 'Put OLLAMA_API_KEY into .env.local and restart, or choose a local model.',
    actions: ['get-key', 'choose-model'],
  };
}

function describeCall(error: APICallError, model: string): Notice {
  const reason = (error.data as OllamaErrorData | undefined)?.reason ?? 'unknown';
  const host = hostOf(error);
  return {
    ...describeReason({ reason, host, model, error }),
    details: {
      ...(error.statusCode !== undefined && { status: error.statusCode }),
      host,
      reason,
      text: tidy(error.message),
    },
  };
}

function describeReason(options: {
  reason: OllamaErrorReason;
  host: string;
  model: string;
  error: APICallError;
}): Notice {
  const { reason, host, model, error } = options;
  switch (reason) {
    case 'unauthorized':
      return {
        title: `${host} refused the API key.`,
        text: 'It may be cut off, revoked or from another account.',
        actions: ['open-keys', 'retry'],
      };
    case 'subscription-required':
      return {
        title: `Your plan does not include ${model}.`,
        text: `${KEPT} Choose another model, or another plan.`,
        actions: ['choose-model', 'see-plans'],
      };
    case 'usage-limit':
      return {
        title: `Your ${limitOf(error)} is used up.`,
        text: `${KEPT} Ask again when the limit is renewed, change your plan, or choose another model.`,
        actions: ['upgrade', 'choose-model'],
      };
    case 'concurrency-limit':
    case 'slot-timeout':
      return {
        title: 'Too many answers at once for your plan.',
        text: `${KEPT} ${whenToTry(error, 'Wait until another answer has ended.')}`,
        actions: ['retry'],
      };
    case 'rate-limit':
    case 'overloaded':
      return {
        title: 'Ollama is busy right now.',
        text: `${KEPT} ${whenToTry(error, 'Try again in a moment.')}`,
        actions: ['retry'],
      };
    case 'model-not-found':
      return modelMissing(model, host);
    case 'unreachable':
      return unreachable(host);
    case 'incomplete-answer':
      return {
        title: 'The answer broke off.',
        text: 'What arrived is kept.',
        actions: ['retry'],
      };
    case 'context-too-long':
      return {
        title: `This conversation is longer than ${model} can read.`,
        text: `${KEPT} Ask it in a new chat, or choose a model with a longer context.${countOf(error)}`,
        actions: ['new-chat', 'choose-model'],
      };
    case 'unsupported':
      return unsupported(model, error.message);
    case 'cloud-disabled':
      return {
        title: `Cloud models are switched off at ${host}.`,
        text: `${KEPT} Choose a model that runs there.`,
        actions: ['choose-model'],
      };
    case 'runner-failed':
    case 'malformed-answer':
    case 'tool-call-failed':
    case 'invalid-request':
    case 'unknown':
      return {
        title: `${host} could not finish this answer.`,
        text: KEPT,
        actions: ['retry', 'choose-model'],
      };
  }
}

function modelMissing(model: string, host: string): Notice {
  return {
    title: `${model} is no longer offered by ${host}.`,
    text: `${KEPT} Choose another model.`,
    actions: ['choose-model', 'refresh-models'],
  };
}

function unreachable(host: string): Notice {
  if (/^(?:localhost|127\.|\[::1\])/.test(host)) {
    return {
      title: 'Ollama is not running on this computer.',
      text: `Start it with “ollama serve”, or choose another model. (${host})`,
      actions: ['retry', 'choose-model'],
    };
  }
  return {
    title: `No connection to ${host}.`,
    text: `${KEPT} Check that this app’s server is online and can reach it.`,
    actions: ['retry', 'choose-model'],
  };
}

/** A model was asked for what it cannot do. */
export function unsupported(model: string, hostText: string): Notice {
  return {
    title: `${model} cannot ${lackOf(hostText)}.`,
    text: `${KEPT} Choose a model that can.`,
    actions: ['choose-model', 'new-chat'],
  };
}

function lackOf(text: string): string {
  if (/vision|image|multimodal/i.test(text)) return 'see images';
  if (/tool/i.test(text)) return 'use tools';
  return /think/i.test(text) ? 'think' : 'do this';
}

function hostOf(error: APICallError): string {
  return URL.canParse(error.url) ? new URL(error.url).host : 'The host';
}

/** Which limit, where the host says so. */
function limitOf({ message }: APICallError): string {
  const span = /\b(session|hourly|daily|weekly|monthly)\b/i.exec(message)?.[1];
  return span === undefined ? 'usage limit' : `${span.toLowerCase()} usage limit`;
}

function whenToTry({ responseHeaders }: APICallError, otherwise: string): string {
  const seconds = Number(responseHeaders?.['retry-after']);
  return seconds > 0 ? `Try again in ${seconds} seconds.` : otherwise;
}

/** How long the conversation and the context are, where the host says so. */
function countOf({ message }: APICallError): string {
  const [found, limit] = message.match(/\d+(?= tokens)/g) ?? [];
  return limit === undefined ? '' : ` (${found} of ${limit} tokens)`;
}

/** Cut, and without what belongs to the owner of the account: the key and the name, which limits mention. */
function tidy(text: string): string {
  const key = process.env.OLLAMA_API_KEY?.trim();
  const withoutKey = key ? text.replaceAll(key, '[key]') : text;
  const anonymous = withoutKey.replace(/\byou \([^)]*\)/gi, 'you');
  return anonymous.length > MOST_DETAILS ? `${anonymous.slice(0, MOST_DETAILS)} …` : anonymous;
}
