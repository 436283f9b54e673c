import {
  createEmulator,
  cut,
  fail,
  reply,
  stall,
  type Emulator,
  type Step,
} from 'ollama-turbo-emulator';
import { createOllama } from 'ollama-turbo-provider';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { extract } from './extract.ts';
import type { ExtractEvent } from './extract-event.ts';
import type { JsonObject } from './json-value.ts';
import { afterEvent, newRun } from './run.ts';

const SCHEMA: JsonObject = {
  type: 'object',
  properties: { name: { type: 'string' }, population: { type: 'integer' } },
  required: ['name', 'population'],
};
const ROME = ['{"name": "Rome", ', '"population": 2800000}'];
const MISFIT = ['{"name": "Rome", ', '"population": "millions"}'];

interface Outcome {
  events: ExtractEvent[];
  emulator: Emulator;
}

/** Extracts from an emulator with this script; `onEvent` hears events as they come. */
async function run(
  script: Step[],
  options: { onEvent?: (event: ExtractEvent) => void; abortSignal?: AbortSignal } = {},
): Promise<Outcome> {
  const { onEvent, abortSignal = new AbortController().signal } = options;
  const emulator = createEmulator({ mode: 'cloud', script });
  const ollama = createOllama({
    baseURL: 'https://ollama.com',
    apiKey: 'key',
    fetch: emulator.fetch,
  });
  const events: ExtractEvent[] = [];
  const extraction = {
    model: ollama('gpt-oss:120b'),
    text: 'Rome has 2,800,000 people.',
    schema: SCHEMA,
    abortSignal,
  };
  await extract(extraction, event => {
    events.push(event);
    onEvent?.(event);
  });
  return { events, emulator };
}

function attemptsOf({ events }: Outcome) {
  const start = newRun({ id: 1, name: 'city', schema: SCHEMA });
  return events
    .reduce(afterEvent, start)
    .attempts.map(({ state, json, problems }) => ({ state, json, problems }));
}

const types = ({ events }: Outcome) => events.map(({ type }) => type);

describe('an extraction', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test('sends the object as it grows', async () => {
    const outcome = await run([reply({ thinking: 'A city.', content: ROME })]);
    expect(types(outcome)).toEqual(['thinking', 'change', 'change', 'fit']);
    expect(attemptsOf(outcome)).toEqual([
      { state: 'fits', json: '{"name":"Rome","population":2800000}', problems: [] },
    ]);
    expect(outcome.events.at(-1)).toEqual({
      type: 'fit',
      report: {
        outputTokens: expect.any(Number),
        tokensPerSecond: expect.any(Number),
        seconds: expect.any(Number),
        remarks: [],
      },
    });
  });

  test('tells what the provider made an object of', async () => {
    const outcome = await run([reply({ content: ['Sure! ', ...ROME, ' Anything else?'] })]);
    const last = outcome.events.at(-1);
    expect(last?.type === 'fit' && last.report.remarks).toEqual([
      'What the model wrote around the object was cut off.',
    ]);
  });

  test('asks once more when the streamed object does not fit', async () => {
    const outcome = await run([reply({ content: MISFIT }), reply({ content: ROME })]);
    expect(attemptsOf(outcome)).toEqual([
      {
        state: 'misfit',
        json: '{"name":"Rome","population":"millions"}',
        problems: [expect.stringMatching(/^\/population: .*integer/)],
      },
      { state: 'fits', json: '{"name":"Rome","population":2800000}', problems: [] },
    ]);
    expect(outcome.emulator.requests).toHaveLength(2);
  });

  test('tells when the second object does not fit either', async () => {
    const outcome = await run(Array.from({ length: 3 }, () => reply({ content: MISFIT })));
    expect(attemptsOf(outcome).map(({ state, json }) => [state, json])).toEqual([
      ['misfit', '{"name":"Rome","population":"millions"}'],
      ['misfit', '{"name":"Rome","population":"millions"}'],
    ]);
    expect(outcome.emulator.requests).toHaveLength(3);
  });

  test('keeps the first object when the second request fails', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const outcome = await run([reply({ content: MISFIT }), fail({ status: 401 })]);
    expect(attemptsOf(outcome).map(({ state }) => state)).toEqual(['misfit', 'failed']);
    expect(outcome.events.at(-1)).toMatchObject({
      type: 'failure',
      notice: { title: 'ollama.com refused the API key.' },
    });
  });

  test.each([
    [401, { error: 'unauthorized' }, 'ollama.com refused the API key.', 1],
    [
      429,
      { error: 'you have reached your weekly usage limit' },
      'Your weekly usage limit is used up.',
      1,
    ],
    [503, { error: 'server overloaded' }, 'ollama.com is busy right now.', 2],
  ])('that meets a %i says so', async (status, body, title, requests) => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const steps = Array.from({ length: 2 }, () =>
      fail({ status, body, headers: { 'retry-after': '0.01' } }),
    );
    const outcome = await run(steps);
    expect(outcome.events).toEqual([
      { type: 'failure', notice: expect.objectContaining({ title }) },
    ]);
    expect(outcome.emulator.requests).toHaveLength(requests);
    expect(log).toHaveBeenCalledTimes(1);
  });

  test('keeps what came before the answer broke off', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const outcome = await run([cut({ afterBytes: 200 }, reply({ content: ROME }))]);
    expect(attemptsOf(outcome)).toEqual([
      { state: 'failed', json: '{"name":"Rome"}', problems: [] },
    ]);
    expect(outcome.events.at(-1)).toMatchObject({ notice: { title: 'The answer broke off.' } });
  });

  test('that is stopped ends the request, and is no failure', async () => {
    const controller = new AbortController();
    const outcome = await run([stall({ afterBytes: 200 }, reply({ content: ROME }))], {
      abortSignal: controller.signal,
      onEvent: () => controller.abort(),
    });
    expect(types(outcome)).toEqual(['change']);
    expect(await outcome.emulator.requests[0]?.ended).toBe('aborted');
  });
});
