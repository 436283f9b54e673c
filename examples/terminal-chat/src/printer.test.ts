import { APICallError, RetryError } from 'ai';
import { describe, expect, test } from 'vitest';
import { Printer } from './printer.ts';

type Part = Parameters<Printer['part']>[0];

function print(parts: Part[], hasColors = false) {
  let output = '';
  let errors = '';
  const printer = new Printer({
    write: text => (output += text),
    writeError: text => (errors += text),
    hasColors,
  });
  for (const part of parts) printer.part(part);
  printer.end();
  return { output, errors };
}

describe('the printer', () => {
  test('dims thinking where there are colours', () => {
    const parts: Part[] = [
      { type: 'reasoning-start', id: '0' },
      { type: 'reasoning-delta', id: '0', text: 'Hm.' },
      { type: 'reasoning-end', id: '0' },
      { type: 'text-start', id: '1' },
      { type: 'text-delta', id: '1', text: 'Yes.' },
      { type: 'text-end', id: '1' },
    ];
    expect(print(parts, true).output).toBe(
      '\u001B[2mThinking: \u001B[22m\u001B[2mHm.\u001B[22m\n\nYes.\n',
    );
    expect(print(parts).output).toBe('Thinking: Hm.\n\nYes.\n');
  });

  test('says what a tool failed with', () => {
    const error = new Error('“x” is not an arithmetic expression.');
    const call = {
      toolCallId: 'call_1',
      toolName: 'calculator',
      input: { expression: 'x' },
    } as const;
    expect(
      print([
        { type: 'tool-call', ...call },
        { type: 'tool-error', ...call, error },
      ]).output,
    ).toBe('→ calculator {"expression":"x"}\n← failed: “x” is not an arithmetic expression.\n');
  });

  test('says an error in words, the last one of several tries', () => {
    const error = new APICallError({
      message: 'Cannot reach localhost:11434.',
      url: 'http://localhost:11434/api/chat',
      requestBodyValues: {},
    });
    const retried = new RetryError({
      message: 'Failed',
      reason: 'maxRetriesExceeded',
      errors: [error],
    });
    expect(print([{ type: 'error', error: retried }])).toEqual({
      output: '',
      errors: 'Error: Cannot reach localhost:11434.\n',
    });
    expect(print([{ type: 'error', error: 'no more' }]).errors).toBe('Error: no more\n');
  });

  test('tells each warning once', () => {
    const step: Part = {
      type: 'start-step',
      request: {},
      warnings: [
        { type: 'unsupported', feature: 'reasoning', details: 'It cannot think.' },
        { type: 'unsupported', feature: 'seed' },
        { type: 'other', message: 'The prompt is long.' },
      ],
    };
    expect(print([step, step]).output).toBe(
      'Note: It cannot think.\n\nNote: seed is not supported by this model.\n\nNote: The prompt is long.\n',
    );
  });

  test('leaves out what is not known', () => {
    const totalUsage = {
      inputTokens: undefined,
      inputTokenDetails: {
        noCacheTokens: undefined,
        cacheReadTokens: undefined,
        cacheWriteTokens: undefined,
      },
      outputTokens: undefined,
      outputTokenDetails: { textTokens: undefined, reasoningTokens: undefined },
      totalTokens: undefined,
    };
    const finish: Part = {
      type: 'finish',
      finishReason: 'stop',
      rawFinishReason: 'stop',
      totalUsage,
    };
    expect(print([finish]).output).toBe('? tokens in, ? out\n');
  });
});
