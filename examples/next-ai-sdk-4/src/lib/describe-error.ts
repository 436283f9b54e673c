import { AISDKError, APICallError, LoadAPIKeyError, RetryError } from 'ai';
import type { OllamaErrorData, OllamaErrorReason } from 'ollama-turbo-provider/ai4';
import type { ErrorNotice } from './error-notice.ts';

/** An error of the model's call in words: what happened by its reason, with what the provider says as details. */
export function describeError(error: unknown): ErrorNotice {
  if (RetryError.isInstance(error)) return describeError(error.lastError);
  if (LoadAPIKeyError.isInstance(error)) {
    return {
      title: 'No API key is set.',
      advice: 'Put OLLAMA_API_KEY into .env.local and start the server again.',
      details: error.message,
    };
  }
  if (APICallError.isInstance(error)) {
    return { ...describeReason(reasonOf(error), hostOf(error)), details: error.message };
  }
  const notice = {
    title: 'The answer could not be finished.',
    advice: 'Try again; the log of this app’s server says more.',
  };
  // What is no error of the AI SDK may hold anything, so it goes to the log alone.
  return AISDKError.isInstance(error) ? { ...notice, details: error.message } : notice;
}

function reasonOf(error: APICallError): OllamaErrorReason {
  return (error.data as OllamaErrorData | undefined)?.reason ?? 'unknown';
}

function hostOf(error: APICallError): string {
  return URL.canParse(error.url) ? new URL(error.url).host : 'The host';
}

function describeReason(reason: OllamaErrorReason, host: string): ErrorNotice {
  switch (reason) {
    case 'unauthorized':
      return {
        title: `${host} refused the API key.`,
        advice: 'It may be missing, cut off, revoked or from another account.',
      };
    case 'subscription-required':
      return {
        title: 'Your plan does not include this model.',
        advice: 'Choose another with CHAT_MODEL, or another plan.',
      };
    case 'usage-limit':
      return {
        title: 'Your usage limit is used up.',
        advice: 'Your question is kept: ask again when the limit is renewed, or change your plan.',
      };
    case 'concurrency-limit':
    case 'slot-timeout':
      return {
        title: 'Too many answers at once for your plan.',
        advice: 'Wait until another answer has ended, then try again.',
      };
    case 'rate-limit':
    case 'overloaded':
      return { title: `${host} is busy right now.`, advice: 'Wait a moment, then try again.' };
    case 'unreachable':
      return {
        title: `No connection to ${host}.`,
        advice: 'Check that it is running and can be reached from this app’s server.',
      };
    case 'model-not-found':
      return {
        title: `${host} does not have this model.`,
        advice: 'Choose another with CHAT_MODEL.',
      };
    case 'context-too-long':
      return {
        title: 'This conversation is longer than the model can read.',
        advice: 'Start a new chat.',
      };
    case 'unsupported':
      return {
        title: 'The model cannot do what this chat asks of it.',
        advice: 'Choose one that knows tools with CHAT_MODEL.',
      };
    case 'incomplete-answer':
      return { title: 'The answer broke off.', advice: 'What arrived is kept. Try again.' };
    case 'cloud-disabled':
      return {
        title: `Cloud models are switched off at ${host}.`,
        advice: 'Switch them on, or choose another model with CHAT_MODEL.',
      };
    case 'runner-failed':
    case 'malformed-answer':
    case 'tool-call-failed':
    case 'invalid-request':
    case 'unknown':
      return { title: `${host} could not finish this answer.`, advice: 'Try again.' };
  }
}
