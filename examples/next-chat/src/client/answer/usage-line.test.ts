import { expect, test } from 'vitest';
import { usageLine } from './usage-line.ts';

const METADATA = { status: 'done', modelRef: 'turbo:gpt-oss:120b', createdAt: '' } as const;

test('the line tells tokens, speed, time and model', () => {
  const usage = { inputTokens: 80, outputTokens: 412, tokensPerSecond: 57.6, seconds: 7.14 };
  expect(usageLine({ ...METADATA, usage })).toBe('412 tokens · 58 tokens/s · 7.1 s · gpt-oss:120b');
});

test('what is not known is left out, never 0', () => {
  expect(usageLine(METADATA)).toBe('gpt-oss:120b');
  expect(usageLine({ ...METADATA, usage: { outputTokens: 1 } })).toBe('1 token · gpt-oss:120b');
});
