import { describe, expect, test } from 'vitest';
import {
  createEmulator,
  cut,
  errorLine,
  fail,
  replay,
  reply,
  reset,
  split,
  stall,
} from './index.js';

/** What a caller without a compiler may give. */
const loose = (value: unknown) => value as never;

const recorded = { status: 200, headers: {}, chunks: [] };

describe('a caller that gives something wrong is told what and how', () => {
  test.each<[unknown, string]>([
    [
      null,
      'createEmulator got null; give an object with mode, apiKey, server, models, script, pace, careless, upstream, disableCloud, usage.',
    ],
    [
      { apiKey: '' },
      'createEmulator: apiKey is not usable; give a text that is not empty, or leave it out.',
    ],
    [
      { apiKey: 5 },
      'createEmulator: apiKey is not usable; give a text that is not empty, or leave it out.',
    ],
    [{ mode: 'clod' }, `createEmulator: mode is "clod"; give 'cloud' or 'daemon'.`],
    [{ server: '0.34' }, `createEmulator: server is "0.34"; give '0.33' or '0.25'.`],
    [
      { pace: 'fast' },
      `createEmulator: pace is "fast"; give 'instant' or { tokensPerSecond } with a number above 0.`,
    ],
    [
      { pace: { tokensPerSecond: 0 } },
      `createEmulator: pace is an object; give 'instant' or { tokensPerSecond } with a number above 0.`,
    ],
    [
      { upstream: 'https://ollama.com' },
      'createEmulator: upstream is "https://ollama.com"; give { url, fetch }.',
    ],
    ...[
      'ollama.com',
      'ftp://ollama.com',
      'https://a:b@ollama.com',
      'https://ollama.com/api',
      5,
    ].map((url): [unknown, string] => [
      { upstream: { url } },
      "createEmulator: upstream: url is not usable; give a scheme and a host such as 'https://ollama.com', without path, query or user.",
    ]),
    [
      { upstream: { url: 'http://127.0.0.1:1', fetch: 'fetch' } },
      'createEmulator: upstream: fetch is "fetch"; give a function like fetch.',
    ],
    [{ disableCloud: 'yes' }, 'createEmulator: disableCloud is "yes"; give true or false.'],
    [{ usage: 'weekly' }, `createEmulator: usage is "weekly"; give 'monthly' or 'session'.`],
    [
      { mode: 'cloud', upstream: { url: 'https://ollama.com' } },
      "createEmulator: upstream is for daemon mode only; leave it out or use mode: 'daemon'.",
    ],
    [
      { apiKey: 'k', disableCloud: true },
      "createEmulator: disableCloud is for daemon mode only; leave it out or use mode: 'daemon'.",
    ],
    [
      { usage: 'monthly' },
      "createEmulator: usage is for cloud mode only; leave it out or use mode: 'cloud'.",
    ],
    [{ careless: 0.3 }, 'createEmulator: careless is 0.3; give { rate, seed }.'],
    [{ careless: {} }, 'createEmulator: careless: rate is undefined; give a number from 0 to 1.'],
    [
      { careless: { rate: 30 } },
      'createEmulator: careless: rate is 30; give a number from 0 to 1.',
    ],
    [
      { careless: { rate: -0.1 } },
      'createEmulator: careless: rate is -0.1; give a number from 0 to 1.',
    ],
    [
      { careless: { rate: Number.NaN } },
      'createEmulator: careless: rate is NaN; give a number from 0 to 1.',
    ],
    [
      { careless: { rate: '0.3' } },
      'createEmulator: careless: rate is "0.3"; give a number from 0 to 1.',
    ],
    [
      { careless: { rate: 1, seed: 1.5 } },
      'createEmulator: careless: seed is 1.5; give a whole number from 0.',
    ],
    [
      { careless: { rate: 1, seed: -1 } },
      'createEmulator: careless: seed is -1; give a whole number from 0.',
    ],
    [{ models: 'm' }, 'createEmulator: models is "m"; give a list.'],
    [
      { models: [{}] },
      "createEmulator: models[0]: name is undefined; give a model's name such as 'gpt-oss:20b'.",
    ],
    [
      { models: [{ name: 'm', family: 'gpt' }] },
      `createEmulator: models[0]: family is "gpt"; give 'generic' or 'harmony' or 'qwen3coder'.`,
    ],
    [
      { models: [{ name: 'm', contextLength: -1 }] },
      'createEmulator: models[0]: contextLength is -1; give a whole number from 1.',
    ],
    [
      { script: [{ content: 'Hi' }] },
      'createEmulator: script: 0 is an object; give what reply, replay, fail, cut, reset, stall, split or errorLine returns.',
    ],
  ])('createEmulator(%j)', (options, message) => {
    expect(() => createEmulator(loose(options))).toThrow(new TypeError(message));
  });

  test.each<[string, () => unknown, string]>([
    [
      'reply',
      () => reply(loose('Hi')),
      'reply got "Hi"; give an object with thinking, content, toolCalls, doneReason, logprobs, metrics.',
    ],
    [
      'reply',
      () => reply({ content: loose(5) }),
      'reply: content is 5; give a text or a list of texts.',
    ],
    [
      'reply',
      () => reply({ toolCalls: [loose({})] }),
      'reply: toolCalls[0]: name is undefined; give a text.',
    ],
    [
      'reply',
      () => reply({ toolCalls: [{ name: 'f', arguments: { a: 1n } }] }),
      'reply: toolCalls[0]: arguments is an object; give an object that can be written as JSON.',
    ],
    [
      'reply',
      () => reply({ doneReason: loose(1) }),
      "reply: doneReason is 1; give a text such as 'stop', or null.",
    ],
    [
      'reply',
      () => reply({ metrics: { eval_count: loose('2') } }),
      'reply: metrics is an object; give an object of numbers.',
    ],
    [
      'replay',
      () => replay(loose(undefined)),
      'replay got undefined; give an object with response.',
    ],
    ['replay', () => replay(loose({})), 'replay: response is undefined; give a recorded response.'],
    [
      'replay',
      () => replay({ response: { ...recorded, chunks: loose(['x']) } }),
      'replay: response: chunks is a list; give a list, each item an object with a text.',
    ],
    [
      'replay',
      () => replay({ response: { ...recorded, status: 101 } }),
      'replay: response: status is 101; give a whole number from 200 to 599.',
    ],
    [
      'replay',
      () => replay({ response: { ...recorded, headers: { 'a b': 'c' } } }),
      'replay: response: headers is an object; give an object of names and texts that HTTP can carry.',
    ],
    [
      'fail',
      () => fail({ status: 999 }),
      'fail: status is 999; give a whole number from 200 to 599.',
    ],
    [
      'fail',
      () => fail({ status: 304, body: 'x' }),
      'fail: a response of status 304 has no body; leave it empty.',
    ],
    [
      'fail',
      () => fail({ body: () => 1 }),
      'fail: body is a function; give something that can be written as JSON.',
    ],
    ['cut', () => cut(loose({})), 'cut: afterBytes is undefined; give a whole number from 0.'],
    ['cut', () => cut({ afterBytes: -1 }), 'cut: afterBytes is -1; give a whole number from 0.'],
    [
      'cut',
      () => cut({ afterBytes: 1, proper: loose('no') }),
      'cut: proper is "no"; give true or false.',
    ],
    [
      'reset',
      () => reset({ afterBytes: 1.5 }),
      'reset: afterBytes is 1.5; give a whole number from 0.',
    ],
    [
      'stall',
      () => stall({ afterBytes: loose('5') }),
      'stall: afterBytes is "5"; give a whole number from 0.',
    ],
    [
      'split',
      () => split(loose(undefined)),
      'split got undefined; give an object with everyBytes.',
    ],
    ['errorLine', () => errorLine(loose(5)), 'errorLine: text is 5; give a text.'],
    [
      'a fault',
      () => errorLine('x', loose({ content: 'Hi' })),
      'errorLine: step is an object; give what reply, replay, fail, cut, reset, stall, split or errorLine returns.',
    ],
    [
      'script',
      () => {
        createEmulator().script(reply(), loose(reply));
      },
      'script: 1 is a function; give what reply, replay, fail, cut, reset, stall, split or errorLine returns.',
    ],
  ])('%s', (_name, make, message) => {
    expect(make).toThrow(new TypeError(message));
  });
});

test('a status without a body gets none', async () => {
  const emulator = createEmulator({ script: [fail({ status: 304 }), fail({ status: 204 })] });
  const ask = () => emulator.fetch('/api/chat', { method: 'POST', body: '{}' });
  const responses = [await ask(), await ask()];
  expect(responses.map(({ status, body }) => [status, body])).toEqual([
    [304, null],
    [204, null],
  ]);
  await expect(emulator.requests[0]?.ended).resolves.toBe('complete');
});

test('what is undefined counts as absent', async () => {
  const options = {
    apiKey: undefined,
    pace: undefined,
    careless: undefined,
    models: [{ name: 'm', family: undefined }],
  };
  const emulator = createEmulator(loose(options));
  const body = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] });
  expect((await emulator.fetch('/api/chat', { method: 'POST', body })).status).toBe(200);
});
