import { APICallError, LoadAPIKeyError, MessageConversionError, RetryError } from 'ai';
import type { OllamaErrorReason } from 'ollama-turbo-provider/ai4';
import { describe, expect, test } from 'vitest';
import { describeError } from './describe-error.ts';
import { readErrorNotice } from './error-notice.ts';

function failure(reason: OllamaErrorReason): APICallError {
  return new APICallError({
    message: 'What the provider says.',
    url: 'https://ollama.com/api/chat',
    requestBodyValues: {},
    data: { reason },
  });
}

describe('an error in words', () => {
  test.each<[OllamaErrorReason, string]>([
    ['unauthorized', 'ollama.com refused the API key.'],
    ['subscription-required', 'Your plan does not include this model.'],
    ['usage-limit', 'Your usage limit is used up.'],
    ['concurrency-limit', 'Too many answers at once for your plan.'],
    ['rate-limit', 'ollama.com is busy right now.'],
    ['overloaded', 'ollama.com is busy right now.'],
    ['unreachable', 'No connection to ollama.com.'],
    ['model-not-found', 'ollama.com does not have this model.'],
    ['context-too-long', 'This conversation is longer than the model can read.'],
    ['unsupported', 'The model cannot do what this chat asks of it.'],
    ['invalid-request', 'ollama.com could not finish this answer.'],
    ['tool-call-failed', 'ollama.com could not finish this answer.'],
    ['runner-failed', 'ollama.com could not finish this answer.'],
    ['incomplete-answer', 'The answer broke off.'],
    ['malformed-answer', 'ollama.com could not finish this answer.'],
    ['cloud-disabled', 'Cloud models are switched off at ollama.com.'],
    ['unknown', 'ollama.com could not finish this answer.'],
  ])('names %s', (reason, title) => {
    expect(describeError(failure(reason))).toEqual({
      title,
      advice: expect.stringMatching(/\.$/),
      details: 'What the provider says.',
    });
  });

  test('is that of the last try when there were several', () => {
    const error = new RetryError({
      message: 'Failed after 2 attempts.',
      reason: 'maxRetriesExceeded',
      errors: [failure('unreachable'), failure('overloaded')],
    });
    expect(describeError(error)).toEqual(describeError(failure('overloaded')));
  });

  test('tells where a missing key goes', () => {
    expect(describeError(new LoadAPIKeyError({ message: 'ollama.com needs an API key.' }))).toEqual(
      {
        title: 'No API key is set.',
        advice: 'Put OLLAMA_API_KEY into .env.local and start the server again.',
        details: 'ollama.com needs an API key.',
      },
    );
  });

  test('shows details of errors of the AI SDK only', () => {
    const words = {
      title: 'The answer could not be finished.',
      advice: 'Try again; the log of this app’s server says more.',
    };
    const error = new MessageConversionError({
      originalMessage: { role: 'user', content: '' },
      message: 'This message cannot be sent.',
    });
    expect(describeError(error)).toEqual({ ...words, details: 'This message cannot be sent.' });
    expect(describeError(new TypeError('postgres://me:secret@db'))).toEqual(words);
  });

  test('comes to the page as it was sent', () => {
    const notice = describeError(failure('usage-limit'));
    expect(readErrorNotice(new Error(JSON.stringify(notice)))).toEqual(notice);
  });

  test.each(['Failed to fetch', 'null', '{"title":1}'])(
    'is about the connection to the own server when that is all there is: %s',
    message => {
      expect(readErrorNotice(new Error(message))).toEqual({
        title: 'The connection to this app’s server was lost.',
        advice: 'Your question is kept. Check that you are online and the server is running.',
      });
    },
  );
});
