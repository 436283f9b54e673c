import { expect, test } from 'vitest';
import { chatRequestSchema } from '../../shared/api.ts';
import type { ChatMessage } from '../../shared/message.ts';
import { chatRequest } from './chat-request.ts';

const SETTINGS = { modelRef: 'turbo:gpt-oss:120b', thinking: 'medium', webSearch: false } as const;

const COMMON = { conversationId: 'talk', settings: SETTINGS };

const QUESTION: ChatMessage = {
  id: 'question',
  role: 'user',
  parts: [
    { type: 'file', url: '/api/files/cat', mediaType: 'image/png', filename: 'cat.png' },
    { type: 'data-pasted-text', data: { text: 'long' } },
    { type: 'text', text: 'Hi' },
  ],
};

const SENT_QUESTION = {
  id: 'question',
  role: 'user',
  parts: [
    { type: 'file', url: '/api/files/cat' },
    { type: 'data-pasted-text', data: { text: 'long' } },
    { type: 'text', text: 'Hi' },
  ],
};

const ANSWER: ChatMessage = {
  id: 'answer',
  role: 'assistant',
  parts: [
    { type: 'text', text: 'May I?' },
    {
      type: 'tool-send_note',
      toolCallId: 'call',
      state: 'approval-responded',
      input: { to: 'Ann', note: 'Hi' },
      approval: { id: 'approval', approved: false },
    },
  ],
};

test('a question is sent alone, with the tail that the tab knows of', () => {
  const request = chatRequest({
    ...COMMON,
    messages: [ANSWER, QUESTION],
    trigger: 'submit-message',
    messageId: undefined,
    tailId: 'answer',
  });
  expect(request).toEqual({
    ...SETTINGS,
    conversationId: 'talk',
    trigger: 'submit-message',
    tailId: 'answer',
    message: SENT_QUESTION,
    messageId: undefined,
  });
  expect(chatRequestSchema.parse(request)).toEqual(request);
});

test('an edit names the question that it replaces', () => {
  const sending = { messages: [QUESTION], trigger: 'submit-message', tailId: 'answer' } as const;
  expect(chatRequest({ ...COMMON, ...sending, messageId: 'question' })).toMatchObject({
    trigger: 'submit-message',
    messageId: 'question',
    tailId: 'answer',
  });
});

test('to regenerate names the answer, and brings the question along', () => {
  const sending = {
    messages: [QUESTION],
    trigger: 'regenerate-message',
    tailId: 'answer',
  } as const;
  const request = chatRequest({ ...COMMON, ...sending, messageId: 'answer' });
  expect(request).toMatchObject({ messageId: 'answer', message: SENT_QUESTION });
  expect(chatRequestSchema.parse(request)).toEqual(request);
});

test('of an approval its id and its answer are sent, and no message', () => {
  const sending = {
    messages: [QUESTION, ANSWER],
    trigger: 'submit-message',
    tailId: null,
  } as const;
  const request = chatRequest({ ...COMMON, ...sending, messageId: 'answer' });
  expect(request).toEqual({
    ...SETTINGS,
    conversationId: 'talk',
    trigger: 'approval',
    tailId: 'answer',
    messageId: 'answer',
    approvals: [{ id: 'approval', approved: false, reason: undefined }],
  });
  expect(chatRequestSchema.parse(request)).toMatchObject({ trigger: 'approval' });
});
