import {
  createEmulator,
  fail,
  reply,
  stall,
  type Emulator,
  type Step,
} from 'ollama-turbo-emulator';
import { describe, expect, test } from 'vitest';
import { run } from './run.ts';
import type { Terminal } from './terminal.ts';

const INTRODUCTION =
  'OLLAMA_API_KEY is not set, so this is an emulator of Ollama Turbo, started in this process, that plays gpt-oss:120b.\n\n';

/** What the program writes, and what it asked the emulator. */
async function chat(options: {
  commandLine?: string[];
  script?: Step[];
  /** What is typed into the terminal; without it there is none. */
  typed?: string[];
  /** Ctrl-C is pressed when this is on the screen. */
  stopAt?: string;
}) {
  const { commandLine = [], script = [], typed, stopAt } = options;
  const emulator = createEmulator({ mode: 'cloud', pace: 'instant', script });
  const controller = new AbortController();
  let output = '';
  let errors = '';
  const exitCode = await run({
    arguments: commandLine,
    environment: {},
    write: text => {
      output += text;
      if (stopAt !== undefined && output.includes(stopAt)) controller.abort();
    },
    writeError: text => (errors += text),
    hasColors: false,
    ...(typed ? { openTerminal: () => terminalOf(typed, controller.signal) } : {}),
    startEmulator: () => emulator,
  });
  return { exitCode, output, errors, emulator };
}

/** A terminal in which the first answer can be stopped. */
function terminalOf(typed: string[], firstSignal: AbortSignal): Terminal {
  const lines = [...typed];
  const signals = [firstSignal];
  return {
    nextQuestion: () => Promise.resolve(lines.shift()),
    whileStoppable: work => work(signals.shift() ?? new AbortController().signal),
    close: () => {},
  };
}

function messagesOf(emulator: Emulator, request: number): unknown {
  const { body } = emulator.requests[request] ?? {};
  return typeof body === 'object' && body !== null && 'messages' in body
    ? body.messages
    : undefined;
}

describe('npm start', () => {
  test('answers the built-in question with thinking, two tool calls, counts and speed', async () => {
    const { exitCode, output, errors } = await chat({});
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    const question = 'How is the weather in Lisbon, and what is 17 * 23?';
    const transcript = [
      `› ${question}`,
      `Thinking: The user asks: “${question}”. One of the offered tools fits that. I call get_weather with {"city":"Lisbon"}.`,
      '→ get_weather {"city":"Lisbon"}\n← {"city":"Lisbon","temperature":27,"unit":"celsius","condition":"rainy","source":"made up for this demo"}',
      `Thinking: The user asks: “${question}”. get_weather told me a part of it; another call tells the rest. I call calculator with {"expression":"17 * 23"}.`,
      '→ calculator {"expression":"17 * 23"}\n← {"expression":"17 * 23","result":391}',
      `Thinking: The results for “${question}” are here. I have everything that I need. I put them into words.`,
      'In Lisbon it is 27 °C and rainy (source: made up for this demo).',
      '17 * 23 = 391',
    ];
    const counts = /\n\n\d+ tokens in, \d+ out, \d+ tokens\/s\n$/;
    expect(output).toMatch(counts);
    expect(output.replace(counts, '')).toBe(`${INTRODUCTION}${transcript.join('\n\n')}`);
  });

  test('answers a question of one’s own', async () => {
    const script = [
      reply({
        thinking: 'Easy.',
        content: 'Fine.',
        metrics: { prompt_eval_count: 12, eval_count: 40, eval_duration: 500_000_000 },
      }),
    ];
    const { output, emulator } = await chat({ commandLine: ['How', 'are you?'], script });
    expect(output).toBe(
      `${INTRODUCTION}› How are you?\n\nThinking: Easy.\n\nFine.\n\n12 tokens in, 40 out, 80 tokens/s\n`,
    );
    expect(messagesOf(emulator, 0)).toEqual([
      {
        role: 'system',
        content: 'Answer in a few friendly sentences. Use the tools where they help.',
      },
      { role: 'user', content: 'How are you?' },
    ]);
  });

  test('keeps the conversation while further questions are typed', async () => {
    const metrics = { prompt_eval_count: 2, eval_count: 1, eval_duration: 1_000_000_000 };
    const script = [reply({ content: 'One.', metrics }), reply({ content: 'Two.', metrics })];
    const { exitCode, output, emulator } = await chat({
      commandLine: ['First?'],
      script,
      typed: ['  ', 'Second?'],
    });
    const counts = '2 tokens in, 1 out, 1 tokens/s';
    expect({ exitCode, output }).toEqual({
      exitCode: 0,
      output: `${INTRODUCTION}› First?\n\nOne.\n\n${counts}\n\n\n\nTwo.\n\n${counts}\n\n\n`,
    });
    expect(messagesOf(emulator, 1)).toEqual([
      {
        role: 'system',
        content: 'Answer in a few friendly sentences. Use the tools where they help.',
      },
      { role: 'user', content: 'First?' },
      { role: 'assistant', content: 'One.' },
      { role: 'user', content: 'Second?' },
    ]);
  });

  test('Ctrl-C stops an answer, which is then no part of the conversation', async () => {
    const metrics = { prompt_eval_count: 2, eval_count: 1, eval_duration: 1_000_000_000 };
    const endless = stall(
      { afterBytes: 180 },
      reply({ content: ['Once', ' upon', ' a', ' time'] }),
    );
    const { exitCode, output, emulator } = await chat({
      commandLine: ['A story?'],
      script: [endless, reply({ content: 'Two.', metrics })],
      typed: ['Second?'],
      stopAt: 'Once',
    });
    expect({ exitCode, output }).toEqual({
      exitCode: 0,
      output: `${INTRODUCTION}› A story?\n\nOnce\n\n(stopped)\n\n\nTwo.\n\n2 tokens in, 1 out, 1 tokens/s\n\n\n`,
    });
    expect(messagesOf(emulator, 1)).toEqual([
      {
        role: 'system',
        content: 'Answer in a few friendly sentences. Use the tools where they help.',
      },
      { role: 'user', content: 'Second?' },
    ]);
  });

  test('an error is said in words, and without a terminal the exit code is 1', async () => {
    const script = [fail({ status: 401, body: { error: 'unauthorized' } })];
    const { exitCode, output, errors } = await chat({ commandLine: ['Hi'], script });
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: `${INTRODUCTION}› Hi\n` });
    expect(errors).toMatch(/^Error: unauthorized\b.*\n$/);
    expect(errors).not.toContain('any-key');
  });

  test('after an error in a terminal the conversation goes on', async () => {
    const metrics = { prompt_eval_count: 2, eval_count: 1, eval_duration: 1_000_000_000 };
    const script = [
      fail({ status: 401, body: { error: 'unauthorized' } }),
      reply({ content: 'Yes?', metrics }),
    ];
    const { exitCode, output } = await chat({ commandLine: ['Hi'], script, typed: ['Hello?'] });
    expect({ exitCode, output }).toEqual({
      exitCode: 0,
      output: `${INTRODUCTION}› Hi\n\n\nYes?\n\n2 tokens in, 1 out, 1 tokens/s\n\n\n`,
    });
  });

  test('a base URL that is none is refused', async () => {
    const { exitCode, output, errors } = await chat({ commandLine: ['--base-url', 'ftp://host'] });
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: '' });
    expect(errors).toMatch(/^Error: .*ftp:\/\/host.*\n$/);
  });

  test('--help starts nothing', async () => {
    const { exitCode, output, emulator } = await chat({ commandLine: ['--help'] });
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^Usage: npm start -- \[options\] \[question\.\.\.\]\n/);
    expect(emulator.requests).toEqual([]);
  });
});
