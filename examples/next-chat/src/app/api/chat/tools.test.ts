import { reply } from 'ollama-turbo-emulator';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ChatMessage } from '../../../shared/message.ts';
import {
  ask,
  askQuestion,
  outline,
  question,
  read,
  refusal,
  startTestServer,
  textOf,
  type TestServer,
} from '../../../server/testing/test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});

function toolPart({ parts }: ChatMessage) {
  return parts.find(part => part.type.startsWith('tool-'));
}

const callOf = (name: string, toolArguments: Record<string, unknown>) => ({
  name,
  arguments: toolArguments,
});

describe('a tool', () => {
  test('is run, and shown with what it was given and what it gave', async () => {
    const { message } = await askQuestion('weather', 'q1', 'How is the weather in Oslo?');
    expect(toolPart(message)).toMatchObject({
      type: 'tool-get_weather',
      state: 'output-available',
      input: { city: 'Oslo' },
      output: { city: 'Oslo', forecast: [{ inDays: 0 }, {}, {}, {}, { inDays: 4 }] },
    });
    expect(textOf(message)).toMatch(/^In Oslo it is -?\d+° and \w+ \(forecast: tomorrow \w+, /);
    expect((await read('weather')).messages[1]?.parts).toEqual(message.parts);
  });

  test('that throws is shown with its words, and the answer goes on', async () => {
    server.emulator.script(
      reply({ toolCalls: [callOf('calculator', { expression: '1/0' })] }),
      reply({ content: 'That cannot be done.' }),
    );
    const { message, error } = await askQuestion('throws', 'q1', 'What is 1/0?');
    expect(error).toBeUndefined();
    expect(toolPart(message)).toMatchObject({
      state: 'output-error',
      errorText: '1/0 has no finite result.',
    });
    expect(textOf(message)).toBe('That cannot be done.');
  });

  test('may have the result 0', async () => {
    server.emulator.script(
      reply({ toolCalls: [callOf('calculator', { expression: '2-2' })] }),
      reply({ content: 'Nothing.' }),
    );
    const { message } = await askQuestion('zero', 'q1', 'What is 2-2?');
    expect(toolPart(message)).toMatchObject({ output: { expression: '2-2', result: 0 } });
  });

  test('counts the tokens of both steps', async () => {
    server.emulator.script(
      reply({
        toolCalls: [callOf('calculator', { expression: '2+2' })],
        metrics: { prompt_eval_count: 10, eval_count: 3 },
      }),
      reply({ content: 'Four.', metrics: { prompt_eval_count: 20, eval_count: 4 } }),
    );
    const { message } = await askQuestion('counts', 'q1', 'What is 2+2?');
    expect(message.metadata?.usage).toMatchObject({ inputTokens: 30, outputTokens: 7 });
  });
});

describe('web search', () => {
  test('shows its sources', async () => {
    server.emulator.script(
      reply({ toolCalls: [callOf('web_search', { query: 'Ollama' })] }),
      reply({ content: 'Llamas hum.' }),
    );
    const { message } = await askQuestion('search', 'q1', 'Search the web for Ollama');
    const part = toolPart(message);
    expect(part).toMatchObject({ type: 'tool-web_search', state: 'output-available' });
    const results = part?.type === 'tool-web_search' ? (part.output?.results ?? []) : [];
    expect(results.length).toBeGreaterThan(0);
    expect(message.parts.filter(({ type }) => type === 'source-url')).toEqual(
      results.map(({ title, url }) => ({
        type: 'source-url',
        sourceId: expect.any(String),
        url,
        title,
      })),
    );
  });

  test('is offered to the model only when the reader allows it', async () => {
    server.emulator.script(reply({ content: 'No.' }));
    await ask({
      conversationId: 'no-search',
      trigger: 'submit-message',
      message: question('q1', 'Search the web for llamas'),
      webSearch: false,
    });
    const body = server.emulator.requests.at(-1)?.body as {
      tools: { function: { name: string } }[];
    };
    expect(body.tools.map(tool => tool.function.name)).toEqual([
      'get_weather',
      'calculator',
      'send_note',
    ]);
  });
});

describe('a tool that needs permission', () => {
  const NOTE = callOf('send_note', { to: 'Ada', note: 'Lunch at noon?' });

  async function askForPermission(conversationId: string) {
    server.emulator.script(reply({ toolCalls: [NOTE] }));
    const { message } = await askQuestion(conversationId, 'q1', 'Send Ada a note about lunch');
    const part = toolPart(message);
    const approvalId =
      part?.type === 'tool-send_note' && part.state === 'approval-requested'
        ? part.approval.id
        : undefined;
    return { message, part, approvalId };
  }

  const answerTo = (
    conversationId: string,
    { message, approvalId }: { message: ChatMessage; approvalId: string | undefined },
    approved: boolean,
  ) => ({
    conversationId,
    trigger: 'approval' as const,
    tailId: message.id,
    messageId: message.id,
    approvals: [{ id: approvalId, approved }],
  });

  test('waits for it, and says what it would do', async () => {
    const { part, message } = await askForPermission('waits');
    expect(part).toMatchObject({
      type: 'tool-send_note',
      state: 'approval-requested',
      input: { to: 'Ada', note: 'Lunch at noon?' },
    });
    expect((await read('waits')).messages[1]?.parts).toEqual(message.parts);
    expect(message.metadata?.status).toBe('done');
  });

  test('runs once it is allowed, in the same answer', async () => {
    const asked = await askForPermission('allowed');
    server.emulator.script(reply({ content: 'It is on its way.' }));
    const { message } = await ask(answerTo('allowed', asked, true));

    expect(message.id).toBe(asked.message.id);
    const { messages } = await read('allowed');
    expect(messages).toHaveLength(2);
    const [, stored] = messages;
    expect(stored && toolPart(stored)).toMatchObject({
      state: 'output-available',
      output: { to: 'Ada', note: 'Lunch at noon?' },
    });
    expect(stored && textOf(stored)).toBe('It is on its way.');
    expect(stored?.metadata?.status).toBe('done');
    expect(stored?.metadata?.usage?.outputTokens).toBeGreaterThan(
      asked.message.metadata?.usage?.outputTokens ?? Infinity,
    );
  });

  test('does not run when it is denied, and the model hears of it', async () => {
    const asked = await askForPermission('denied');
    server.emulator.script(reply({ content: 'As you wish.' }));
    await ask(answerTo('denied', asked, false));
    const [, stored] = (await read('denied')).messages;
    expect(stored && toolPart(stored)).toMatchObject({ state: 'output-denied' });
    expect(JSON.stringify(server.emulator.requests.at(-1)?.body)).toContain('denied');
  });

  test('takes the first answer of two tabs', async () => {
    const asked = await askForPermission('first-wins');
    server.emulator.script(reply({ content: 'It is on its way.' }));
    await ask(answerTo('first-wins', asked, true));
    const { status, notice } = await refusal(answerTo('first-wins', asked, false));
    expect({ status, title: notice.title }).toEqual({
      status: 409,
      title: 'This request for permission was already answered.',
    });
    expect(server.emulator.requests.filter(({ path }) => path === '/api/chat')).toHaveLength(2);
  });

  test('goes on without running twice when the model failed behind it', async () => {
    const asked = await askForPermission('goes-on');
    const leave = AbortSignal.abort();
    await ask(answerTo('goes-on', asked, true), { abortSignal: leave });
    server.emulator.script(reply({ content: 'Done.' }));
    const { messages } = await read('goes-on');
    expect(messages[1]?.metadata?.status).toBe('stopped');
    await ask(answerTo('goes-on', asked, true));
    expect((await outline('goes-on'))[1]).toBe('assistant done: Done.');
  });

  test('that was given and then came to nothing is nothing for the model', async () => {
    const asked = await askForPermission('given-up');
    await ask(answerTo('given-up', asked, true), { abortSignal: AbortSignal.abort() });
    server.emulator.script(reply({ content: 'Fine.' }));
    const { error, message } = await askQuestion('given-up', 'q2', 'Never mind.');
    expect({ error, text: textOf(message) }).toEqual({ error: undefined, text: 'Fine.' });
    const body = server.emulator.requests.at(-1)?.body as { messages: { role: string }[] };
    expect(body.messages.map(({ role }) => role)).toEqual(['system', 'user', 'user']);
  });

  test('is superseded by a new question', async () => {
    await askForPermission('superseded');
    server.emulator.script(reply({ content: 'Fine.' }));
    await askQuestion('superseded', 'q2', 'Never mind.');
    const body = server.emulator.requests.at(-1)?.body as { messages: { role: string }[] };
    expect(body.messages.map(({ role }) => role)).toEqual(['system', 'user', 'user']);
  });
});
