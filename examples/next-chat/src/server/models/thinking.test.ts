import { describe, expect, test } from 'vitest';
import { thinkFor, thinkingOf } from './thinking.ts';

describe('thinking', () => {
  test.each([
    [{ id: 'gpt-oss:120b' }, 'levels'],
    [{ id: 'qwen3:8b', capabilities: ['completion', 'thinking'] }, 'switch'],
    [{ id: 'gemma3:4b', capabilities: ['completion'] }, 'none'],
    [{ id: 'unknown:1b' }, 'none'],
  ])('of %j is %s', (model, control) => {
    expect(thinkingOf(model)).toBe(control);
  });

  test.each([
    ['gpt-oss:20b', 'high', 'high'],
    ['gpt-oss:20b', 'off', 'low'],
    ['gpt-oss:20b', 'on', 'medium'],
    ['qwen3:8b', 'off', false],
    ['qwen3:8b', 'on', true],
    ['qwen3:8b', 'low', true],
  ] as const)('for %s set to %s is asked for as %s', (model, setting, think) => {
    expect(thinkFor(model, setting)).toBe(think);
  });
});
