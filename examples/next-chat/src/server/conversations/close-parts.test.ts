import { expect, test } from 'vitest';
import type { ChatMessage } from '../../shared/message.ts';
import { closeParts } from './close-parts.ts';

const call = { toolCallId: 't', input: { city: 'Oslo' } };

test('texts are complete, and running tools have failed', () => {
  const parts: ChatMessage['parts'] = [
    { type: 'step-start' },
    { type: 'reasoning', text: 'Hm', state: 'streaming' },
    { type: 'text', text: 'Once', state: 'streaming' },
    { type: 'tool-get_weather', state: 'input-available', ...call },
  ];
  expect(closeParts(parts)).toEqual([
    { type: 'step-start' },
    { type: 'reasoning', text: 'Hm', state: 'done' },
    { type: 'text', text: 'Once', state: 'done' },
    {
      type: 'tool-get_weather',
      state: 'output-error',
      errorText: 'Stopped by the user',
      output: undefined,
      ...call,
    },
  ]);
});

test('requests for permission stay', () => {
  const parts: ChatMessage['parts'] = [
    {
      type: 'tool-send_note',
      toolCallId: 't',
      input: { to: 'Ada', note: 'Hi' },
      state: 'approval-requested',
      approval: { id: 'p' },
    },
  ];
  expect(closeParts(parts)).toEqual(parts);
});
