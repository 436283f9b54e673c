import { describe, expect, it } from 'vitest';
import type { Recording } from './load-recordings.ts';
import { readRecordedAnswer } from './recorded-answer.ts';

/** An exchange with the given body in one chunk. */
function recorded(body: string, response: Partial<Recording['response']> = {}): Recording {
  return {
    id: '0.33/chat/case',
    name: 'chat/case',
    folder: '0.33',
    about: '',
    server: 'ollama v0.33.0',
    request: { method: 'POST', path: '/api/chat' },
    response: {
      status: 200,
      headers: {},
      complete: true,
      chunks: [{ at: 0, text: body }],
      ...response,
    },
  };
}

const chunk = (message: object, further: object = {}) =>
  `${JSON.stringify({ message, done: false, ...further })}\n`;

describe('an answer', () => {
  it('has its pieces in order, its calls and the fields of its final line', () => {
    const logprobs = [{ token: 'a', logprob: -1 }];
    const call = { function: { index: 0, name: 'f', arguments: { a: 1 } } };
    const body = [
      chunk({ thinking: 'Hm', content: '' }),
      chunk({ thinking: 'm.', content: 'Hel' }),
      chunk({ content: 'lo' }, { logprobs }),
      chunk({ content: '', tool_calls: [{ id: 'call_1', ...call }, call] }),
      chunk({ content: '' }, { done: true, done_reason: 'stop', eval_count: 5, total_duration: 7 }),
      chunk({ content: 'behind the end' }),
    ].join('\n');
    const answer = readRecordedAnswer(recorded(body));
    expect(answer.lines).toHaveLength(5);
    expect({ ...answer, lines: [] }).toEqual({
      lines: [],
      content: [
        { type: 'thinking', text: 'Hmm.' },
        { type: 'text', text: 'Hello' },
        { type: 'call', name: 'f', input: { a: 1 }, id: 'call_1' },
        { type: 'call', name: 'f', input: { a: 1 } },
      ],
      logprobs,
      end: { doneReason: 'stop', counts: { eval_count: 5 }, timings: { total_duration: 7 } },
    });
  });
});

describe('a failure', () => {
  const hello = chunk({ content: 'Hello' });
  const nested = JSON.stringify({
    error: JSON.stringify({ error: { code: 400, message: 'too long' } }),
  });

  it.each<[string, Recording, object]>([
    [
      'a status',
      recorded(nested, { status: 400 }),
      { kind: 'refused', comesFirst: true, status: 400, text: 'too long' },
    ],
    [
      'a status with plain text',
      recorded('not found\n', { status: 404 }),
      { kind: 'refused', comesFirst: true, status: 404, text: 'not found' },
    ],
    [
      'a first line',
      recorded('{"error":"broken"}'),
      { kind: 'error', comesFirst: true, status: 200, text: 'broken' },
    ],
    [
      'a line with a status of its own',
      recorded('{"StatusCode":429,"error":"slow"}'),
      { kind: 'error', comesFirst: true, status: 429, text: 'slow' },
    ],
    [
      'an error page',
      recorded('<html></html>', { status: 502 }),
      { kind: 'refused', comesFirst: true, status: 502, text: '' },
    ],
    [
      'a later line',
      recorded(`${hello}{"error":"broken"}\n`),
      { kind: 'error', comesFirst: false, status: 200, text: 'broken' },
    ],
    [
      'no final line',
      recorded(hello),
      { kind: 'incomplete', comesFirst: false, status: 200, text: '' },
    ],
    [
      'half a line',
      recorded(`${hello}{"message":`),
      { kind: 'incomplete', comesFirst: false, status: 200, text: '' },
    ],
    [
      'a broken connection',
      recorded('', { complete: false }),
      { kind: 'incomplete', comesFirst: true, status: 200, text: '' },
    ],
    ['an empty body', recorded(''), { kind: 'malformed', comesFirst: true, status: 200, text: '' }],
    [
      'a page',
      recorded('<html>\n</html>'),
      { kind: 'malformed', comesFirst: true, status: 200, text: '' },
    ],
    [
      'JSON of another kind',
      recorded('{"id":"chatcmpl"}'),
      { kind: 'malformed', comesFirst: true, status: 200, text: '' },
    ],
  ])('shows in %s', (_, recording, failure) => {
    const answer = readRecordedAnswer(recording);
    expect(answer.end).toBeUndefined();
    expect(answer.failure).toEqual(failure);
  });
});
