import { readdirSync, readFileSync } from 'node:fs';
import type { JSONSchema7, JSONValue } from '@ai-sdk/provider';
import { describe, expect, it, vi } from 'vitest';
import type { ChatModel } from '../chat/chat-model.js';
import { doneLine, messageLine } from '../../testing/stub-host.js';
import {
  byBytes,
  byLine,
  cloudModel,
  generate,
  optionsOf,
  stream,
  textOf,
  TOKENS,
  whole,
  type Framing,
  type ModelAnswer,
  type StructuredOutcome,
} from '../../testing/structured-output.js';

/*
 * Answers of models that were asked for JSON, each with what has to come of it. The answers and the outcomes are in
 * testing/structured-answers, one file for each theme.
 */

/** Text, or pieces of it of which some come again and again. */
type Text = string | (string | { repeat: string; times: number })[];

/** The value came out: as the model wrote it, or mended. */
type Accepted = ({ text: Text } | { value: JSONValue }) & {
  /** What was cut off before the value and behind it. */
  before?: Text;
  after?: Text;
};

interface Theme {
  about: string;
  schema: JSONSchema7 | null;
  secondAnswer: string;
  cases: Case[];
}

interface Case {
  name: string;
  /** Instead of that of the theme; `null` for JSON without a schema. */
  schema?: JSONSchema7 | null;
  answer: Omit<ModelAnswer, 'content'> & { content: Text };
  /** What the model says when it is asked again, instead of that of the theme. */
  secondAnswer?: string;
  expected: {
    generate: Accepted | 'asked again' | 'failure';
    /** After a failure: what had gone out before, or its least and its most. */
    stream: Accepted | 'asked again' | { failureAfter: Text | { least: Text; most: Text } };
  };
}

type Expected = Case['expected']['generate' | 'stream'];

interface Call {
  schema: JSONSchema7 | null;
  answers: [ModelAnswer, ModelAnswer];
  tokenLengths: number[];
}

const folder = new URL('../../testing/structured-answers/', import.meta.url);

const themes = readdirSync(folder).map(file => {
  const theme = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Theme;
  return {
    ...theme,
    cases: theme.cases.map(
      testCase => [testCase.name, { ...testCase, call: toCall(theme, testCase) }] as const,
    ),
  };
});

function toCall(theme: Theme, { answer, ...testCase }: Case): Call {
  const { schema = theme.schema, secondAnswer = theme.secondAnswer } = testCase;
  const content = plain(answer.content);
  return {
    schema,
    answers: [{ ...answer, content }, { content: secondAnswer }],
    // A line for every few characters would make 200 kB of text 5 MB on the network.
    tokenLengths: [content.length > 1000 ? 2000 : 4],
  };
}

function plain(text: Text): string {
  if (typeof text === 'string') return text;
  return text
    .map(piece => (typeof piece === 'string' ? piece : piece.repeat.repeat(piece.times)))
    .join('');
}

/** How the bytes are read from the network. */
const framings: [string, Framing][] = [
  ['byte by byte', byBytes(1)],
  ['line by line', byLine],
  ['in one read', whole],
];

it('the corpus is there', () => {
  expect(themes.flatMap(({ cases }) => cases).length).toBeGreaterThan(400);
});

describe.each(themes.map(({ about, cases }) => [about, cases] as const))('%s', (_, cases) => {
  it.each(cases)('%s: generated as expected', async (_name, { call, expected }) => {
    for (const [reads, framing] of framings) {
      const outcome = await generate({ ...call, framing });
      expect({ reads, ...seen(outcome, expected.generate) }).toEqual({
        reads,
        ...toGenerated(call, expected.generate),
      });
    }
  });

  it.each(cases)('%s: streamed as expected', async (_name, { call, expected }) => {
    for (const [reads, framing] of framings) {
      const outcome = await stream({ ...call, framing });
      expect({ reads, ...seen(outcome, expected.stream) }).toEqual({
        reads,
        ...toStreamed(call, expected.stream),
      });
    }
  });
});

describe.each([
  { way: 'doGenerate', ask: generate, kind: 'generate' },
  { way: 'doStream', ask: stream, kind: 'stream' },
] as const)('an answer that $way asks for again', ({ ask, kind }) => {
  const cases = themes.flatMap(theme =>
    theme.cases.filter(([, { expected }]) => expected[kind] === 'asked again'),
  );

  it.each(cases)('is a failure at once without retries: %s', async (_, { call }) => {
    const { failures, requests, ...outcome } = await ask({ ...call, framing: whole, retries: 0 });
    expect(failures.map(withoutProblems)).toEqual([failureOf(call.answers[0])]);
    expect(requests).toHaveLength(1);
    expect(textOf(outcome)).toBe('');
  });

  it.each(cases)('is a failure the second time: %s', async (_, { call }) => {
    const [first] = call.answers;
    const second = { ...first, content: `${first.content} ` };
    const outcome = await ask({ ...call, answers: [first, second], framing: whole });
    expect(outcome.failures.map(withoutProblems)).toEqual([failureOf(second)]);
    expect(outcome.requests).toHaveLength(2);
  });

  it.each(cases)('is asked for with its problems: %s', async (_, { call }) => {
    const { requests, structuredOutput } = await ask({ ...call, framing: whole });
    const request = JSON.stringify(requests[1]);
    for (const problem of structuredOutput?.rejected?.[0]?.problems ?? ['no problems told']) {
      expect(request).toContain(JSON.stringify(problem).slice(1, -1));
    }
  });
});

describe('text goes out with the read that confirms it', () => {
  const object: JSONSchema7 = { type: 'object' };
  const listOf = (items: JSONSchema7): JSONSchema7 => ({ type: 'array', items });

  it.each([
    { before: 'Sure: { \n', confirming: '"', after: 'a":1}', schema: object },
    { before: 'Sure: { ', confirming: '}', after: ' Done.', schema: object },
    { before: '```json\n{', confirming: '"', after: 'a":1}\n```', schema: object },
    { before: 'For {name} and {a: b} {', confirming: '"', after: 'a":1}', schema: object },
    { before: '<think>{"a":1}</think>{', confirming: '"', after: 'a":1}', schema: object },
    { before: 'See [1] {', confirming: '"', after: 'a":1}', schema: object },
    { before: 'List: [ ', confirming: '"', after: 'a"]', schema: listOf({ type: 'string' }) },
    { before: 'See [1] [', confirming: '{', after: '}]', schema: listOf({ type: 'object' }) },
    { before: 'List: [', confirming: '[', after: ']]', schema: listOf({ type: 'array' }) },
    { before: 'List: [\n', confirming: '7', after: '0]', schema: listOf({ type: 'number' }) },
    { before: 'List: [', confirming: '-', after: '7]', schema: listOf({ type: 'number' }) },
    { before: 'List: [', confirming: ']', after: ' Done.', schema: listOf({ type: 'number' }) },
    { before: 'List: [true', confirming: ',', after: 'false]', schema: listOf({}) },
    { before: 'JSON: {', confirming: '"', after: 'a":1}', schema: null },
  ])('$before$confirming', async ({ before, confirming, after, schema }) => {
    const answer = new SteppedAnswer(schema);
    for (const character of before) await answer.say(character);
    await answer.isRead();
    expect(answer.text).toBe('');
    await answer.say(confirming);
    await vi.waitFor(() => expect(answer.text).toMatch(/^[[{]/), SOON);
    for (const character of after) await answer.say(character);
    await answer.end();
  });

  it('and so does each character of a string', async () => {
    const answer = new SteppedAnswer(object);
    for (const character of '{"a":"') await answer.say(character);
    let text = '';
    for (const character of 'Rome, {the} "eternal"'.replaceAll('"', '”')) {
      text += character;
      await answer.say(character);
      await vi.waitFor(() => expect(answer.text).toBe(`{"a":"${text}`), SOON);
    }
    await answer.say('"}');
    await answer.end();
    expect(answer.text).toBe(`{"a":"${text}"}`);
  });
});

/** Looked at again at once; the time counts only for a test that fails. */
const SOON = { interval: 1, timeout: 2000 };

/** An answer that is streamed read by read, each when the test says so. */
class SteppedAnswer {
  /** The text that has reached the consumer. */
  text = '';
  private readonly consumed: Promise<void>;
  private read: { resolve(bytes: Uint8Array | undefined): void } | undefined;

  constructor(schema: JSONSchema7 | null) {
    const body = new ReadableStream<Uint8Array>(
      {
        pull: async controller => {
          const bytes = await new Promise<Uint8Array | undefined>(resolve => {
            this.read = { resolve };
          });
          if (bytes) controller.enqueue(bytes);
          else controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    this.consumed = this.consume(cloudModel([body]).model.doStream(optionsOf({ schema })));
  }

  /** One read with one line with these characters. */
  async say(content: string): Promise<void> {
    await this.give(messageLine({ content }));
  }

  async end(): Promise<void> {
    await this.give(doneLine());
    await this.give(undefined);
    await this.consumed;
  }

  /** Resolves once all that was said is consumed and more is asked for. */
  async isRead(): Promise<void> {
    await vi.waitUntil(() => this.read !== undefined, SOON);
  }

  private async give(line: string | undefined): Promise<void> {
    await this.isRead();
    const { read } = this;
    this.read = undefined;
    read?.resolve(line === undefined ? undefined : new TextEncoder().encode(line));
  }

  private async consume(result: ReturnType<ChatModel['doStream']>): Promise<void> {
    const { stream: parts } = await result;
    for await (const part of parts) {
      if (part.type === 'error') throw part.error;
      if (part.type === 'text-delta') this.text += part.delta;
    }
  }
}

/** What a call is compared by. Where formatting is free, the value stands for its text. */
function seen(outcome: StructuredOutcome, expected: Expected) {
  const { content, failures, requests, structuredOutput } = outcome;
  return {
    ...outcome,
    content: content.map(piece =>
      piece.type === 'text' ? { ...piece, text: comparable(piece.text, expected) } : piece,
    ),
    failures: failures.map(withoutProblems),
    requests: requests.length,
    structuredOutput: structuredOutput && {
      ...structuredOutput,
      ...trimmed({
        textBefore: structuredOutput.textBefore,
        textAfter: structuredOutput.textAfter,
        written: structuredOutput.written,
      }),
      rejected: structuredOutput.rejected?.map(withoutProblems),
    },
  };
}

function comparable(text: string, expected: Expected): string {
  if (typeof expected !== 'object') return text;
  if ('value' in expected) return JSON.stringify(JSON.parse(text));
  if (!('failureAfter' in expected)) return text;
  const { least, most } = rangeOf(expected.failureAfter);
  return text.startsWith(least) && most.startsWith(text) ? most : text;
}

function rangeOf(text: Text | { least: Text; most: Text }): { least: string; most: string } {
  if (typeof text === 'string' || Array.isArray(text))
    return { least: plain(text), most: plain(text) };
  return { least: plain(text.least), most: plain(text.most) };
}

/** The wording of the problems is free, but there has to be some. */
function withoutProblems(data: unknown): unknown {
  const { problems, ...rest } = Object(data) as Record<string, unknown>;
  const areTold =
    Array.isArray(problems) &&
    problems.length > 0 &&
    problems.every(problem => typeof problem === 'string' && problem.trim() !== '');
  return { ...rest, problems: areTold ? 'told' : problems };
}

/** White space is nothing that was cut. */
function trimmed(texts: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      text?.trim() === '' ? undefined : text?.trim(),
    ]),
  );
}

function toGenerated(call: Call, expected: Case['expected']['generate']) {
  if (expected !== 'failure') return toAnswered(call, expected);
  return {
    content: [],
    finishReason: undefined,
    usage: undefined,
    structuredOutput: undefined,
    failures: [failureOf(call.answers[0])],
    faults: [],
    requests: 1,
  };
}

function toStreamed(call: Call, expected: Case['expected']['stream']) {
  if (typeof expected !== 'object' || !('failureAfter' in expected))
    return toAnswered(call, expected);
  const [answer] = call.answers;
  return {
    content: contentOf(answer, rangeOf(expected.failureAfter).most),
    finishReason: expect.objectContaining({ unified: 'error' }) as unknown,
    usage: TOKENS,
    structuredOutput: expect.anything() as unknown,
    failures: [failureOf(answer)],
    faults: [],
    requests: 1,
  };
}

function toAnswered({ answers: [first, second] }: Call, expected: Accepted | 'asked again') {
  if (expected !== 'asked again')
    return { ...toAccepted(first, expected), failures: [], faults: [] };
  return {
    content: contentOf(first, second.content),
    finishReason: { unified: 'stop', raw: 'stop' },
    usage: { input: 2 * TOKENS.input, output: 2 * TOKENS.output },
    structuredOutput: {
      mode: 'prompt',
      requests: 2,
      rejected: [{ text: first.content, problems: 'told' }],
    },
    failures: [],
    faults: [],
    requests: 2,
  };
}

function toAccepted(answer: ModelAnswer, expected: Accepted) {
  const { doneReason = 'stop', content } = answer;
  const before = plain(expected.before ?? '');
  const after = plain(expected.after ?? '');
  const written = content.slice(before.length, content.length - after.length);
  const isMended = 'value' in expected || plain(expected.text) !== written.trim();
  return {
    content: contentOf(
      answer,
      'value' in expected ? JSON.stringify(expected.value) : plain(expected.text),
    ),
    finishReason: { unified: doneReason, raw: doneReason },
    usage: TOKENS,
    structuredOutput: {
      mode: 'prompt',
      requests: 1,
      ...trimmed({ textBefore: before, textAfter: after }),
      ...(isMended && { written: written.trim() }),
    },
    requests: 1,
  };
}

/** Thinking is kept, whatever comes of the answer. */
function contentOf({ thinking }: ModelAnswer, text: string) {
  return [
    ...(thinking ? [{ type: 'reasoning', text: thinking }] : []),
    ...(text ? [{ type: 'text', text }] : []),
  ];
}

function failureOf({ content }: ModelAnswer) {
  return { reason: 'schema-mismatch', text: content, problems: 'told' };
}
