import { AISDKError, APICallError, LoadAPIKeyError, RetryError } from 'ai';
import type { OllamaErrorData, OllamaErrorReason } from 'ollama-turbo-provider';
import type { ErrorNotice } from './error-notice.ts';

const KEYS = { label: 'Open my keys', href: 'https://ollama.com/settings/keys' };
const PLANS = { label: 'See plans', href: 'https://ollama.com/upgrade' };
const KEPT = 'Your text and your schema are kept.';

/** Characters of what the host says. */
const MOST_DETAILS = 500;

/** An error of the model's call in words: what happened by its reason, with what the provider says as details. */
export function describeError(error: unknown): ErrorNotice {
  if (RetryError.isInstance(error)) return describeError(error.lastError);
  if (LoadAPIKeyError.isInstance(error)) {
    return {
      title: 'No API key is set.',
      advice: 'Put OLLAMA_API_KEY into .env.local and start the server again.',
      link: { ...KEYS, label: 'Where to get a key' },
      details: shortened(error.message),
    };
  }
  if (APICallError.isInstance(error)) {
    const reason = (error.data as OllamaErrorData | undefined)?.reason ?? 'unknown';
    return { ...describeReason(reason, error), details: shortened(error.message) };
  }
  const notice = {
    title: 'The object could not be finished.',
    advice: `${KEPT} Try again; the log of this app’s server says more.`,
  };
  // What is no error of the AI SDK may hold anything, so it goes to the log alone.
  return AISDKError.isInstance(error) ? { ...notice, details: shortened(error.message) } : notice;
}

function describeReason(reason: OllamaErrorReason, error: APICallError): ErrorNotice {
  const host = hostOf(error);
  switch (reason) {
    case 'unauthorized':
      return {
        title: `${host} refused the API key.`,
        advice: 'It may be missing, cut off, revoked or from another account.',
        link: KEYS,
      };
    case 'subscription-required':
      return {
        title: 'Your plan does not include this model.',
        advice: 'Choose another with EXTRACT_MODEL, or another plan.',
        link: PLANS,
      };
    case 'usage-limit':
      return {
        title: `Your ${limitOf(error)} is used up.`,
        advice: `${KEPT} Try again when the limit is renewed, or change your plan.`,
        link: { ...PLANS, label: 'Upgrade' },
      };
    case 'concurrency-limit':
    case 'slot-timeout':
      return {
        title: 'Too many answers at once for your plan.',
        advice: `${KEPT} Wait until another answer has ended, then try again.`,
      };
    case 'rate-limit':
    case 'overloaded':
      return { title: `${host} is busy right now.`, advice: `${KEPT} ${waitFor(error)}` };
    case 'unreachable':
      return describeUnreachable(host);
    case 'model-not-found':
      return {
        title: `${host} does not offer this model.`,
        advice: 'Choose another with EXTRACT_MODEL and start the server again.',
      };
    case 'context-too-long':
      return {
        title: 'The text is longer than the model can read.',
        advice: 'Shorten it, or extract from one part after the other.',
      };
    case 'unsupported':
      return {
        title: 'The model cannot do what this app asks of it.',
        advice: 'Choose another with EXTRACT_MODEL.',
      };
    case 'incomplete-answer':
      return { title: 'The answer broke off.', advice: 'What arrived is kept. Try again.' };
    case 'cloud-disabled':
      return {
        title: `Cloud models are switched off at ${host}.`,
        advice: 'Switch them on, or choose another model with EXTRACT_MODEL.',
      };
    case 'invalid-request':
      return {
        title: `${host} did not take the schema.`,
        advice: `${KEPT} Make the schema simpler and try again; the details say what is wrong.`,
      };
    case 'runner-failed':
    case 'malformed-answer':
    case 'tool-call-failed':
    case 'unknown':
      return { title: `${host} could not finish this answer.`, advice: `${KEPT} Try again.` };
  }
}

function describeUnreachable(host: string): ErrorNotice {
  if (/^(?:localhost|127\.|\[::1\])/.test(host)) {
    return {
      title: 'Ollama is not running on this computer.',
      advice: `${KEPT} Start it with “ollama serve”, then try again. (${host})`,
    };
  }
  return {
    title: `No connection to ${host}.`,
    advice: `${KEPT} Check that it is running and can be reached from this app’s server.`,
  };
}

function hostOf(error: APICallError): string {
  return URL.canParse(error.url) ? new URL(error.url).host : 'The host';
}

/** Which limit, where the host says so. */
function limitOf({ message }: APICallError): string {
  const span = /\b(session|hourly|daily|weekly|monthly)\b/i.exec(message)?.[1];
  return span === undefined ? 'usage limit' : `${span.toLowerCase()} usage limit`;
}

function waitFor({ responseHeaders }: APICallError): string {
  const seconds = Number(responseHeaders?.['retry-after']);
  return seconds > 0 ? `Try again in ${seconds} seconds.` : 'Wait a moment, then try again.';
}

function shortened(text: string): string {
  return text.length > MOST_DETAILS ? `${text.slice(0, MOST_DETAILS)} …` : text;
}
