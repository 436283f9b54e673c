import { describe, expect, test } from 'vitest';
import type { ChatRequest } from '../../shared/api.ts';
import type { ChatMessage, MessageStatus } from '../../shared/message.ts';
import { NoticeError } from '../notices/notice-error.ts';
import { planExchange } from './plan-exchange.ts';
import type { StoredMessage } from './stored-message.ts';

const COMMON = {
  conversationId: 'c',
  modelRef: 'turbo:gpt-oss:120b',
  thinking: 'low',
  webSearch: false,
} as const;

function row(id: string, status: MessageStatus, parts: ChatMessage['parts']): StoredMessage {
  const role = id.startsWith('q') ? 'user' : 'assistant';
  return { position: 1, status, message: { id, role, parts } };
}

const text = (content: string): ChatMessage['parts'] => [{ type: 'text', text: content }];
const asked = (id: string) => row(id, 'done', text('?'));
const answered = (id: string) => row(id, 'done', text('!'));
const waiting = row('a1', 'done', [
  {
    type: 'tool-send_note',
    toolCallId: 't',
    state: 'approval-requested',
    input: { to: 'Ada', note: 'Hi' },
    approval: { id: 'p' },
  },
]);

function plan(rows: StoredMessage[], request: object) {
  try {
    const { kept, question, continued } = planExchange(rows, {
      ...COMMON,
      ...request,
    } as ChatRequest);
    return { kept: kept.map(({ message }) => message.id), question, continued: continued?.id };
  } catch (error) {
    if (error instanceof NoticeError) return error.status;
    throw error;
  }
}

const send = (id: string) => ({
  trigger: 'submit-message',
  tailId: null,
  message: { id, role: 'user', parts: [] },
});

describe('a new question', () => {
  test('goes behind all that is there, whatever its tab knows', () => {
    expect(plan([asked('q1'), answered('a1')], send('q2'))).toEqual({
      kept: ['q1', 'a1'],
      question: 'new',
    });
  });

  test('that is there already is answered anew when nothing came of it', () => {
    const empty = row('a1', 'failed', [{ type: 'step-start' }]);
    expect(plan([asked('q1'), empty], send('q1'))).toEqual({ kept: ['q1'] });
  });

  test('that is there and answered, or has the id of an answer, is refused', () => {
    expect(plan([asked('q1'), answered('a1')], send('q1'))).toBe(409);
    expect(plan([asked('q1'), answered('a1')], send('a1'))).toBe(400);
  });
});

describe('an edit', () => {
  const edit = (messageId: string, tailId: string) => ({ ...send(messageId), messageId, tailId });
  const rows = [asked('q1'), answered('a1'), asked('q2'), answered('a2')];

  test('keeps what came before', () => {
    expect(plan(rows, edit('q2', 'a2'))).toEqual({ kept: ['q1', 'a1', 'q2'], question: 'changed' });
  });

  test.each([
    ['that does not know the end', 'q2', 'a1'],
    ['that knows another end', 'q2', 'x'],
    ['of an answer', 'a1', 'a2'],
    ['of what was deleted with all that the tab knows', 'x', 'y'],
  ])('%s is refused', (_, messageId, tailId) => {
    expect(plan(rows, edit(messageId, tailId))).toBe(409);
  });
});

test('an edit of a question that never arrived is a new question', () => {
  const rows = [asked('q1'), answered('a1')];
  const edit = (tailId: string | null) => ({ ...send('q2'), messageId: 'q2', tailId });
  expect(plan(rows, edit('a1'))).toEqual({ kept: ['q1', 'a1'], question: 'new' });
  expect(plan([], edit(null))).toEqual({ kept: [], question: 'new' });
});

describe('regenerating', () => {
  const again = (request: object) => ({ trigger: 'regenerate-message', tailId: 'a2', ...request });
  const rows = [asked('q1'), answered('a1'), asked('q2'), answered('a2')];

  test.each([
    [{}, ['q1', 'a1', 'q2']],
    [{ messageId: 'a2' }, ['q1', 'a1', 'q2']],
    [{ messageId: 'q2' }, ['q1', 'a1', 'q2']],
    [{ messageId: 'a1' }, ['q1']],
  ])('%j keeps %j', (request, kept) => {
    expect(plan(rows, again(request))).toEqual({ kept });
  });

  test('works for a tab that never heard of the answer that broke off', () => {
    const empty = row('a3', 'stopped', []);
    expect(plan([...rows, asked('q3'), empty], again({ tailId: 'q3' }))).toEqual({
      kept: ['q1', 'a1', 'q2', 'a2', 'q3'],
    });
  });

  test('asks a question that never arrived, but none that was deleted', () => {
    const message = { id: 'q3', role: 'user', parts: [] };
    expect(plan(rows, again({ message }))).toEqual({
      kept: ['q1', 'a1', 'q2', 'a2'],
      question: 'new',
    });
    expect(plan(rows, again({ message, messageId: 'a3', tailId: 'a3' }))).toBe(409);
  });

  test('is refused where an answer with text would be lost that the tab does not know', () => {
    const cut = row('a3', 'stopped', text('Once'));
    expect(plan([...rows, asked('q3'), cut], again({ tailId: 'q3' }))).toBe(409);
    expect(plan([], again({}))).toBe(404);
  });
});

describe('a permission', () => {
  const answer = (approvals: object[]) => ({
    trigger: 'approval',
    tailId: 'a1',
    messageId: 'a1',
    approvals,
  });
  const yes = answer([{ id: 'p', approved: true }]);

  test('goes on with its answer', () => {
    expect(plan([asked('q1'), waiting], yes)).toEqual({ kept: ['q1', 'a1'], continued: 'a1' });
  });

  test('is refused once it was given, is superseded, or is another', () => {
    expect(plan([asked('q1'), { ...waiting, status: 'streaming' }], yes)).toBe(409);
    expect(plan([asked('q1'), answered('a1')], yes)).toBe(409);
    expect(plan([asked('q1'), waiting, asked('q2')], yes)).toBe(409);
    expect(plan([asked('q1'), waiting], answer([{ id: 'x', approved: true }]))).toBe(409);
    expect(plan([asked('q1'), waiting], answer([]))).toBe(409);
  });
});
