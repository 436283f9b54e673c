import { APICallError, LoadAPIKeyError, RetryError } from 'ai';
import type { OllamaErrorReason } from 'ollama-turbo-provider';
import { describe, expect, test } from 'vitest';
import { describeError } from './describe-error.ts';

function callError(
  reason: OllamaErrorReason | undefined,
  options: { url?: string; message?: string; responseHeaders?: Record<string, string> } = {},
) {
  return new APICallError({
    url: 'https://ollama.com/api/chat',
    message: 'from the host',
    requestBodyValues: {},
    data: reason && { reason },
    ...options,
  });
}

describe('an error in words', () => {
  test.each<[OllamaErrorReason, string]>([
    ['unauthorized', 'ollama.com refused the API key.'],
    ['subscription-required', 'Your plan does not include this model.'],
    ['usage-limit', 'Your usage limit is used up.'],
    ['concurrency-limit', 'Too many answers at once for your plan.'],
    ['rate-limit', 'ollama.com is busy right now.'],
    ['model-not-found', 'ollama.com does not offer this model.'],
    ['unreachable', 'No connection to ollama.com.'],
    ['incomplete-answer', 'The answer broke off.'],
    ['runner-failed', 'ollama.com could not finish this answer.'],
  ])('says what %s is', (reason, title) => {
    const notice = describeError(callError(reason));
    expect(notice).toMatchObject({ title, details: 'from the host' });
    expect(notice.advice).not.toBe('');
  });

  test('is about the last try of several', () => {
    const errors = [new Error('first'), callError('unauthorized')];
    const error = new RetryError({ message: 'gave up', reason: 'maxRetriesExceeded', errors });
    expect(describeError(error).title).toBe('ollama.com refused the API key.');
  });

  test('names the limit and the time to wait where the host does', () => {
    const limit = callError('usage-limit', { message: 'You reached your Hourly limit.' });
    expect(describeError(limit).title).toBe('Your hourly usage limit is used up.');
    const busy = callError('overloaded', { responseHeaders: { 'retry-after': '20' } });
    expect(describeError(busy).advice).toMatch(/Try again in 20 seconds\.$/);
  });

  test('tells how to start an Ollama of one’s own', () => {
    const error = callError('unreachable', { url: 'http://localhost:11434/api/chat' });
    expect(describeError(error)).toMatchObject({
      title: 'Ollama is not running on this computer.',
      advice: expect.stringContaining('ollama serve'),
    });
  });

  test('tells where to get a key', () => {
    const notice = describeError(new LoadAPIKeyError({ message: 'No key.' }));
    expect(notice.link?.href).toBe('https://ollama.com/settings/keys');
  });

  test('cuts what the host says, and keeps what is not of the AI SDK to itself', () => {
    const long = describeError(callError('unknown', { message: 'a'.repeat(600) }));
    expect(long.details).toBe(`${'a'.repeat(500)} …`);
    expect(describeError(new Error('secret')).details).toBeUndefined();
    expect(describeError(callError(undefined)).title).toBe(
      'ollama.com could not finish this answer.',
    );
  });
});
