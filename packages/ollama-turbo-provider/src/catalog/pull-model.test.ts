import {
  APICallError,
  InvalidArgumentError,
  UnsupportedFunctionalityError,
} from '@ai-sdk/provider';
import { createEmulator } from 'ollama-turbo-emulator';
import { describe, expect, it } from 'vitest';
import { line, StubHost, type StubAnswer } from '../../testing/stub-host.js';
import { createOllama } from '../provider.js';
import type { OllamaPullProgress } from './pull-model.js';

const catalogWith = (answer: StubAnswer, baseURL = 'localhost:11434') => {
  const host = new StubHost(answer);
  return { host, models: createOllama({ baseURL, fetch: host.fetch }).models };
};

/** What came before the end, and the error that it ended with. */
const pull = async (answer: StubAnswer) => {
  const progress: OllamaPullProgress[] = [];
  try {
    for await (const step of catalogWith(answer).models.pull('m')) progress.push(step);
    return { progress };
  } catch (error) {
    return { progress, error };
  }
};

const DIGEST = `sha256:${'6a'.repeat(32)}`;
const MANIFEST = line({ status: 'pulling manifest' });
const SUCCESS = line({ status: 'success' });

describe('models.pull', () => {
  it('tells how far the daemon is', async () => {
    const { host, models } = catalogWith({
      reads: [
        MANIFEST + line({ status: 'pulling 6a6a6a6a6a6a', digest: DIGEST, total: 100 }),
        line({ status: 'pulling 6a6a6a6a6a6a', digest: DIGEST, total: 100, completed: 60 }).slice(
          0,
          9,
        ),
        line({ status: 'pulling 6a6a6a6a6a6a', digest: DIGEST, total: 100, completed: 60 }).slice(
          9,
        ),
        `\n${line({ status: 'verifying sha256 digest', digest: null })}`,
        SUCCESS.trim(),
      ],
    });
    const progress: OllamaPullProgress[] = [];
    for await (const step of models.pull(' qwen3:8b ', { headers: { 'x-a': '1' } })) {
      progress.push(step);
    }
    expect(progress).toStrictEqual([
      { status: 'pulling manifest' },
      { status: 'pulling 6a6a6a6a6a6a', digest: DIGEST, total: 100 },
      { status: 'pulling 6a6a6a6a6a6a', digest: DIGEST, total: 100, completed: 60 },
      { status: 'verifying sha256 digest' },
      { status: 'success' },
    ]);
    expect(host.requests).toMatchObject([
      {
        method: 'POST',
        url: 'http://localhost:11434/api/pull',
        headers: { 'x-a': '1' },
        body: { model: 'qwen3:8b', stream: true },
      },
    ]);
  });

  it('keeps the ending that daemons want for cloud models', async () => {
    const { host, models } = catalogWith({ reads: [SUCCESS] });
    for await (const step of models.pull('gpt-oss:120b-cloud')) void step;
    expect(host.sent('model')).toBe('gpt-oss:120b-cloud');
  });

  it('pulls from the emulated daemon', async () => {
    const { fetch } = createEmulator({ mode: 'daemon' });
    const { models } = createOllama({ baseURL: 'localhost:11434', fetch });
    const progress: OllamaPullProgress[] = [];
    for await (const step of models.pull('qwen3:8b')) progress.push(step);
    expect(progress[0]).toEqual({ status: 'pulling manifest' });
    expect(progress).toContainEqual(
      expect.objectContaining({ total: 5_225_388_164, completed: 5_225_388_164 }),
    );
    expect(progress.at(-1)).toEqual({ status: 'success' });
    const missing = async () => {
      for await (const step of models.pull('nope')) progress.push(step);
    };
    await expect(missing()).rejects.toMatchObject({ data: { reason: 'unreachable' } });
  });

  it('sends nothing before it is read, and reads no further than it is asked for', async () => {
    const { host, models } = catalogWith({ reads: [MANIFEST, MANIFEST, SUCCESS] });
    const steps = models.pull('m');
    expect(host.requests).toEqual([]);
    await steps.next();
    expect(host.readCount).toBe(1);
  });

  it('closes the connection when the loop is left', async () => {
    const { host, models } = catalogWith({ reads: [MANIFEST, MANIFEST, SUCCESS] });
    for await (const step of models.pull('m')) {
      expect(step).toEqual({ status: 'pulling manifest' });
      break;
    }
    expect(host.cancelReason).toEqual({ value: undefined });
    expect(host.readCount).toBe(1);
  });

  it('ends with the reason of an abort while it waits', async () => {
    const abort = new AbortController();
    const reason = new Error('Enough.');
    let isCancelled = false;
    const stream = new ReadableStream<Uint8Array>({
      start: controller => controller.enqueue(new TextEncoder().encode(MANIFEST)),
      cancel: () => {
        isCancelled = true;
      },
    });
    const { models } = catalogWith({ stream });
    const steps = models.pull('m', { abortSignal: abort.signal });
    await steps.next();
    const next = steps.next();
    abort.abort(reason);
    await expect(next).rejects.toBe(reason);
    expect(isCancelled).toBe(true);
  });

  it('ends with the reason of an abort between two lines of one read', async () => {
    const abort = new AbortController();
    const reason = new Error('Enough.');
    const { models } = catalogWith({ reads: [MANIFEST + SUCCESS] });
    const steps = models.pull('m', { abortSignal: abort.signal });
    await steps.next();
    abort.abort(reason);
    await expect(steps.next()).rejects.toBe(reason);
  });
});

describe('a pull that fails', () => {
  it.each([
    [
      'pull model manifest: file does not exist',
      'model-not-found',
      false,
      `Ollama's library does not have the model "m": https://ollama.com/library lists the names that can be pulled.`,
    ],
    [
      'pull model manifest: Get "https://registry.ollama.ai/v2/library/m/manifests/latest": dial tcp: lookup registry.ollama.ai: no such host',
      'unreachable',
      true,
      'localhost:11434 could not pull the model "m": try again; what has been downloaded is kept. If it fails each time, the log of that server says more.',
    ],
    [
      'pull model manifest: 412: \n\nThe model you are attempting to pull requires a newer version of Ollama.',
      'unsupported',
      false,
      'Update the Ollama daemon at localhost:11434, and pull again.',
    ],
    [
      'write /models/blobs/x: no space left on device',
      'runner-failed',
      true,
      'localhost:11434 could not pull the model "m": try again; what has been downloaded is kept. If it fails each time, the log of that server says more.',
    ],
  ])('with the line %j', async (text, reason, isRetryable, advice) => {
    const { progress, error } = await pull({ reads: [MANIFEST, line({ error: text })] });
    expect(progress).toEqual([{ status: 'pulling manifest' }]);
    expect(APICallError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      message: `${text}${text.endsWith('.') ? '' : '.'} ${advice}`,
      statusCode: 200,
      isRetryable,
      data: { reason },
    });
  });

  it.each<[string, string[]]>([
    ['ends without success', [MANIFEST]],
    ['breaks off in a line', [MANIFEST, '{"status":"succ']],
  ])('because it %s', async (_case, reads) => {
    const { progress, error } = await pull({ reads });
    expect(progress).toEqual([{ status: 'pulling manifest' }]);
    expect(error).toMatchObject({
      message:
        'The answer of localhost:11434 ended before the model was downloaded (no "status": "success"): the host stopped, or the connection was cut on its way. Pull it again; what has been downloaded is kept.',
      isRetryable: true,
      data: { reason: 'incomplete-answer' },
    });
  });

  it('because the connection breaks', async () => {
    const stream = new ReadableStream<Uint8Array>({
      pull: controller => controller.error(new TypeError('terminated')),
    });
    expect((await pull({ stream })).error).toMatchObject({
      message: expect.stringMatching(/^The answer of localhost:11434 broke off: terminated\./),
      data: { reason: 'incomplete-answer' },
    });
  });

  it.each<[string, string, string]>([
    ['no JSON', 'pulling manifest\n', 'a line that is not JSON ("pulling manifest")'],
    ['no JSON at the end', 'pulling', 'a line that is not JSON ("pulling")'],
    ['no object', '5\n', 'a line that tells no progress ("5")'],
    [
      'no progress',
      line({ done: true }),
      'a line that tells no progress, with status not valid (expected a text) ("{\\"done\\":true}")',
    ],
    [
      'a total that is no number',
      line({ status: 'x', total: '5 GB' }),
      'a line that tells no progress, with total not valid (expected a number) ("{\\"status\\":\\"x\\",\\"total\\":\\"5 GB\\"}")',
    ],
    ['an HTML page', '<html><title>Welcome</title></html>', 'an HTML page ("Welcome")'],
  ])('because a line is %s', async (_case, text, problem) => {
    expect((await pull({ reads: [text] })).error).toMatchObject({
      message: expect.stringContaining(`localhost:11434 answered with ${problem} instead of`),
      data: { reason: 'malformed-answer' },
    });
  });

  it('because a line has no end', async () => {
    const reads = ['x'.repeat(16 * 1024 * 1024), 'x'];
    expect((await pull({ reads })).error).toMatchObject({
      message: expect.stringContaining('a line longer than 16 MB'),
    });
  });

  it('with a status', async () => {
    const answer = { status: 400, reads: ['{"error":"invalid model name"}'] };
    expect((await pull(answer)).error).toMatchObject({
      statusCode: 400,
      data: { reason: 'invalid-request' },
    });
  });
});

describe('what models.pull refuses', () => {
  it('ollama.com, before any request', async () => {
    const { host, models } = catalogWith({ reads: [SUCCESS] }, 'ollama.com');
    const error = await models
      .pull('gpt-oss:120b-cloud')
      .next()
      .catch((thrown: unknown) => thrown);
    expect(UnsupportedFunctionalityError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      message:
        'ollama.com keeps no models of one\'s own, so "gpt-oss:120b" cannot be pulled there: its models run without, and models.list names them. To pull a model onto a machine, set baseURL to the Ollama daemon there, such as "http://localhost:11434".',
    });
    expect(host.requests).toEqual([]);
  });

  it.each<[string, unknown, unknown]>([
    ['an id that is no text', 5, undefined],
    ['an empty id', '', undefined],
    ['options that are none', 'm', 'fast'],
    ['a signal that is none', 'm', { abortSignal: 5 }],
    ['a name that is no option', 'm', { insecure: true }],
  ])('%s', async (_case, id, options) => {
    const { host, models } = catalogWith({ reads: [SUCCESS] });
    await expect(models.pull(id as never, options as never).next()).rejects.toThrow(
      InvalidArgumentError,
    );
    expect(host.requests).toEqual([]);
  });
});
