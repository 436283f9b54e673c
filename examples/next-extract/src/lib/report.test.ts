import { expect, test } from 'vitest';
import { reportText } from './report-text.ts';
import { reportOf } from './report.ts';

test('a report tells what an attempt took, and what was done to its answer', () => {
  const report = reportOf({
    usage: { outputTokens: 412 },
    performance: { responseTimeMs: 7149 },
    providerMetadata: {
      ollama: {
        tokensPerSecond: 57.6,
        structuredOutput: {
          mode: 'prompt',
          requests: 2,
          textAfter: 'Bye',
          written: '{a: 1}',
          rejected: [{ text: 'no', problems: [] }],
        },
      },
    },
  });
  expect(reportText(report, 'gpt-oss:120b')).toBe(
    '412 tokens · 58 tokens/s · 7.1 s · gpt-oss:120b',
  );
  expect(report.remarks).toEqual([
    'What the model wrote around the object was cut off.',
    'The punctuation of the object was mended.',
    'The provider had to ask the model again before this answer.',
  ]);
});

test('what is unknown is left out', () => {
  expect(reportText(reportOf(undefined), 'qwen3:8b')).toBe('qwen3:8b');
  expect(reportOf(undefined).remarks).toEqual([]);
});
