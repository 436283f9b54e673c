import { APICallError } from '@ai-sdk/provider';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  doneLine,
  HELLO,
  messageLine,
  modelWith,
  partsOf,
  type StubAnswer,
} from '../../../testing/stub-host.js';
import { MAX_LINE_LENGTH } from '../../connection/line-decoder.js';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const start = async (answer: StubAnswer, abortSignal?: AbortSignal) => {
  const { host, model } = modelWith({ answers: [answer] });
  return { host, ...(await model.doStream({ prompt: HELLO, abortSignal })) };
};

const parts = async (reads: StubAnswer['reads']) => partsOf((await start({ reads })).stream);

const textOf = async (reads: StubAnswer['reads']) =>
  (await parts(reads)).map(part => (part.type === 'text-delta' ? part.delta : '')).join('');

const malformed = (problem: string) =>
  `127.0.0.1:11434 answered with ${problem} instead of Ollama's format. Try again; if it stays, check that http://127.0.0.1:11434/api/chat is Ollama's API, and what stands between.`;

const TOO_LONG = malformed('a line longer than 16 MB');
const INCOMPLETE =
  'The answer of 127.0.0.1:11434 ended before it was complete (no "done": true). Either the connection was cut on its way, by a proxy or between a daemon and the cloud, or Ollama stopped because the model repeated itself without end: try again.';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('the bytes of an answer', () => {
  const TEXT = 'naïve – 日本語 🦙 \u003cok\u003e';
  const ANSWER = messageLine({ content: TEXT }) + messageLine({ content: '!' }) + doneLine();

  it('may be split anywhere, within a character too', async () => {
    for (const size of [1, 2, 3, 5, 7, 64, 100_000]) {
      const bytes = bytesOf(ANSWER);
      const reads: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; at += size) reads.push(bytes.subarray(at, at + size));
      expect(await textOf(reads)).toBe(`${TEXT}!`);
    }
  });

  it('may have CRLF line ends, blank lines and no line end at the end', async () => {
    const text = `\r\n${ANSWER.replaceAll('\n', '\r\n \r\n\n')}`;
    expect(await textOf([text])).toBe(`${TEXT}!`);
    expect(await textOf([ANSWER.trimEnd()])).toBe(`${TEXT}!`);
  });

  it('may hold one whole answer instead of lines', async () => {
    const whole = doneLine({ message: { role: 'assistant', content: 'Hello' } }).trimEnd();
    expect(await textOf([whole])).toBe('Hello');
  });

  it('are searched once for line ends, however long a line is', async () => {
    const content = 'x'.repeat(5 * 1024 * 1024);
    const answer = messageLine({ content }) + doneLine();
    const reads: string[] = [];
    for (let at = 0; at < answer.length; at += 4096) reads.push(answer.slice(at, at + 4096));
    let searched = 0;
    const indexOf = String.prototype.indexOf;
    vi.spyOn(String.prototype, 'indexOf').mockImplementation(function (
      this: string,
      search: string,
      from = 0,
    ) {
      const found = indexOf.call(this, search, from);
      if (search === '\n') searched += (found === -1 ? this.length : found + 1) - from;
      return found;
    });
    const read = await parts(reads);
    vi.restoreAllMocks();
    expect(read.filter(part => part.type === 'text-delta')).toEqual([
      { type: 'text-delta', id: 'text-0', delta: content },
    ]);
    expect(searched).toBe(answer.length);
  });
});

describe('a failure at the first line', () => {
  const firstFailure = async (answer: StubAnswer) => {
    const error: unknown = await start(answer).catch((reason: unknown) => reason);
    if (!APICallError.isInstance(error)) throw error;
    const { message, statusCode, isRetryable, data } = error;
    return { message, statusCode, isRetryable, data };
  };

  it('is thrown, so that the AI SDK can retry', async () => {
    const { message, ...rest } = await firstFailure({
      reads: ['{"error":"llama runner process has terminated"}\n'],
    });
    expect(message).toContain('llama runner process has terminated');
    expect(rest).toEqual({
      statusCode: 200,
      isRetryable: true,
      data: { reason: 'runner-failed' },
    });
  });

  it('takes the status that a legacy error line carries', async () => {
    const line = '{"StatusCode":404,"Status":"404 Not Found","error":"model \'x\' not found"}';
    expect(await firstFailure({ reads: [line] })).toMatchObject({
      statusCode: 404,
      isRetryable: false,
      data: { reason: 'model-not-found' },
    });
  });

  it.each<[string, StubAnswer['reads'], string, string]>([
    ['an empty body', [], 'malformed-answer', malformed('an empty body')],
    ['blank lines alone', ['\n\n', ' \n'], 'malformed-answer', malformed('an empty body')],
    [
      'an HTML page',
      ['<!DOCTYPE html><title>Bad gateway</title>\n</html>'],
      'malformed-answer',
      malformed('an HTML page ("Bad gateway")'),
    ],
    [
      'text',
      ['Ollama is running'],
      'malformed-answer',
      malformed('a line that is not JSON ("Ollama is running")'),
    ],
    [
      'JSON of another kind',
      ['{"choices":[]}\n'],
      'malformed-answer',
      malformed('a line that is not a part of a chat answer ("{\\"choices\\":[]}")'),
    ],
    [
      'JSON that is no object',
      ['[1]\n'],
      'malformed-answer',
      malformed('a line that is not a part of a chat answer ("[1]")'),
    ],
    ['half a line', ['{"model":"m","mess'], 'incomplete-answer', INCOMPLETE],
  ])('may be %s', async (_case, reads, reason, message) => {
    expect(await firstFailure({ reads })).toEqual({
      message,
      statusCode: 200,
      isRetryable: true,
      data: { reason },
    });
  });

  it('may be a body that was never there', async () => {
    const { model } = modelWith({
      answers: [],
      settings: { fetch: async () => new Response(null, { status: 200 }) },
    });
    await expect(model.doStream({ prompt: HELLO })).rejects.toMatchObject({
      data: { reason: 'malformed-answer' },
    });
  });

  it('may be a line over the limit, given up as soon as it is', async () => {
    const piece = 'x'.repeat(1024 * 1024);
    const { host, model } = modelWith({
      answers: [{ reads: Array.from({ length: 40 }, () => piece) }],
    });
    await expect(model.doStream({ prompt: HELLO })).rejects.toMatchObject({
      message: TOO_LONG,
      data: { reason: 'malformed-answer' },
    });
    expect(host.readCount).toBe(17);
    expect(host.cancelReason).toBeDefined();
  });

  it('may be a line over the limit in one read', async () => {
    const content = 'x'.repeat(MAX_LINE_LENGTH);
    expect((await firstFailure({ reads: [messageLine({ content })] })).message).toBe(TOO_LONG);
  });
});

describe('a failure within the stream', () => {
  const failed = async (answer: StubAnswer) => {
    const { host, stream } = await start(answer);
    const read = await partsOf(stream);
    const error = read.flatMap(part => (part.type === 'error' ? [part.error] : []));
    return { host, types: read.map(part => part.type), finish: read.at(-1), error: error[0] };
  };
  const FIRST = messageLine({ content: 'Hel' });
  const FAILED_TYPES = [
    'stream-start',
    'response-metadata',
    'text-start',
    'text-delta',
    'error',
    'text-end',
    'finish',
  ];
  const breakingBody = (cause: Error) => {
    const reads = [bytesOf(FIRST)];
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        const next = reads.shift();
        if (next) controller.enqueue(next);
        else controller.error(cause);
      },
    });
  };
  const withCode = (code: string) => Object.assign(new Error('other side closed'), { code });

  it.each<[string, StubAnswer, string]>([
    [
      'an error line',
      { reads: [FIRST, '{"error":"model runner has unexpectedly stopped"}\n'] },
      'runner-failed',
    ],
    ['an error line without line end', { reads: [FIRST, '{"error":"x"}'] }, 'runner-failed'],
    ['an error line in the same read', { reads: [`${FIRST}{"error":"x"}\n`] }, 'runner-failed'],
    [
      'an error beside a message',
      { reads: [FIRST, doneLine({ error: 'upstream failed' })] },
      'runner-failed',
    ],
    ['a line that is no JSON', { reads: [FIRST, '<html>\n'] }, 'malformed-answer'],
    ['an end without done', { reads: [FIRST] }, 'incomplete-answer'],
    ['an end within a line', { reads: [FIRST, '{"model":'] }, 'incomplete-answer'],
    [
      'a reset connection',
      { stream: breakingBody(new TypeError('terminated', { cause: withCode('UND_ERR_SOCKET') })) },
      'incomplete-answer',
    ],
    [
      'a body that stalls for too long',
      {
        stream: breakingBody(
          new TypeError('terminated', { cause: withCode('UND_ERR_BODY_TIMEOUT') }),
        ),
      },
      'unreachable',
    ],
  ])('by %s keeps what came and ends with an error', async (_case, answer, reason) => {
    const { types, finish, error } = await failed(answer);
    expect(types).toEqual(FAILED_TYPES);
    expect(APICallError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ isRetryable: true, data: { reason } });
    expect(finish).toMatchObject({ finishReason: { unified: 'error', raw: undefined } });
  });

  it('closes the connection when the rest is of no use', async () => {
    const { host } = await failed({ reads: [FIRST, '<html>\n', 'more\n'] });
    expect(host.cancelReason).toBeDefined();
    expect(host.readCount).toBe(2);
  });

  it('is thrown by doGenerate', async () => {
    const { model } = modelWith({ answers: [{ reads: [FIRST, '{"error":"x"}\n'] }] });
    await expect(model.doGenerate({ prompt: HELLO })).rejects.toMatchObject({
      name: 'AI_APICallError',
      data: { reason: 'runner-failed' },
    });
  });

  it('shows the broken line when raw chunks are wanted', async () => {
    const { model } = modelWith({ answers: [{ reads: [FIRST, '<html>\n'] }] });
    const { stream } = await model.doStream({ prompt: HELLO, includeRawChunks: true });
    expect((await partsOf(stream)).filter(part => part.type === 'raw')).toEqual([
      { type: 'raw', rawValue: JSON.parse(FIRST) },
      { type: 'raw', rawValue: '<html>' },
    ]);
  });
});

describe('reading', () => {
  const READS = [...'abcdef'].map(content => messageLine({ content }));

  it('goes no further than the consumer has asked for', async () => {
    const { host, stream } = await start({ reads: [...READS, doneLine()] });
    expect(host.readCount).toBe(1);
    const reader = stream.getReader();
    for (const type of ['stream-start', 'response-metadata', 'text-start', 'text-delta']) {
      expect((await reader.read()).value?.type).toBe(type);
    }
    expect(host.readCount).toBe(1);
    await reader.read();
    expect(host.readCount).toBe(2);
  });

  it('stops and closes the connection when the stream is cancelled', async () => {
    const { host, stream } = await start({ reads: [...READS, doneLine()] });
    await stream.cancel('enough');
    expect(host.cancelReason).toEqual({ value: 'enough' });
    expect(host.readCount).toBe(1);
  });

  it("stops with the abort signal's own reason, and closes the connection", async () => {
    const controller = new AbortController();
    const { host, stream } = await start({ reads: [...READS, doneLine()] }, controller.signal);
    const reader = stream.getReader();
    await reader.read();
    const reason = new Error('the user went away');
    controller.abort(reason);
    const rest = async () => {
      while (!(await reader.read()).done);
    };
    await expect(rest()).rejects.toBe(reason);
    expect(host.cancelReason).toEqual({ value: reason });
  });

  it('ends a read that hangs when the signal is aborted', async () => {
    const controller = new AbortController();
    const hanging = new ReadableStream<Uint8Array>({
      start: body => body.enqueue(bytesOf(messageLine({ content: 'a' }))),
    });
    const { stream } = await start({ stream: hanging }, controller.signal);
    const reading = partsOf(stream);
    controller.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('of the first line ends when the signal is aborted', async () => {
    const controller = new AbortController();
    const hanging = new ReadableStream<Uint8Array>({ pull: () => controller.abort() });
    await expect(start({ stream: hanging }, controller.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('ends the request when parts cannot be made', async () => {
    const reads = [messageLine({ content: 'a' }), messageLine({ tool_calls: [{}] }), ...READS];
    const { host, model } = modelWith({
      answers: [{ reads }],
      settings: {
        generateId: () => {
          throw new Error('out of ids');
        },
      },
    });
    const { stream } = await model.doStream({ prompt: HELLO });
    await expect(partsOf(stream)).rejects.toThrow('out of ids');
    expect(host.cancelReason).toEqual({ value: new Error('out of ids') });
  });

  it('takes the end of a complete answer, so that the connection can be used again', async () => {
    const { host, stream } = await start({ reads: [messageLine({ content: 'a' }), doneLine()] });
    await partsOf(stream);
    await vi.waitFor(() => expect(host.readCount).toBe(3));
    expect(host.cancelReason).toBeUndefined();
  });

  it('gives up a connection that is kept open after the final line', async () => {
    vi.useFakeTimers();
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      start: controller => controller.enqueue(bytesOf(messageLine({ content: 'a' }) + doneLine())),
      cancel: () => {
        cancelled = true;
      },
    });
    const { stream } = await start({ stream: body });
    expect((await partsOf(stream)).at(-1)?.type).toBe('finish');
    await vi.advanceTimersByTimeAsync(999);
    expect(cancelled).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(cancelled).toBe(true);
  });

  it('takes no notice of a connection that breaks after the final line', async () => {
    const reads = [bytesOf(messageLine({ content: 'a' }) + doneLine())];
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          const next = reads.shift();
          if (next) controller.enqueue(next);
          else controller.error(new Error('reset'));
        },
      },
      { highWaterMark: 0 },
    );
    const { stream } = await start({ stream: body });
    expect((await partsOf(stream)).at(-1)?.type).toBe('finish');
  });
});

describe('the body that a fetch of one’s own returns', () => {
  const answerFrom = async (body: unknown) => {
    const response = { ok: true, status: 200, headers: new Headers(), body };
    const settings = { fetch: async () => response as unknown as Response };
    const { model } = modelWith({ answers: [], settings });
    return model.doGenerate({ prompt: HELLO });
  };
  const LINES = [messageLine({ content: 'na' }), messageLine({ content: 'ïve' }), doneLine()];
  const CONTENT = [{ type: 'text', text: 'naïve' }];

  it('may give texts instead of bytes', async () => {
    const body = new ReadableStream<string>({
      start(controller) {
        for (const text of LINES) controller.enqueue(text);
        controller.close();
      },
    });
    expect((await answerFrom(body)).content).toEqual(CONTENT);
  });

  it('may be any async iterable, such as a stream of Node', async () => {
    async function* bytes() {
      for (const text of LINES) yield bytesOf(text);
    }
    expect((await answerFrom(bytes())).content).toEqual(CONTENT);
  });

  it('has to be one that can be read', async () => {
    const read = new Response(LINES.join(''));
    await read.text();
    for (const body of [read.body, LINES.join('')]) {
      await expect(answerFrom(body)).rejects.toMatchObject({
        name: 'AI_InvalidArgumentError',
        argument: 'fetch',
      });
    }
  });

  it('is given up when it holds something that cannot be read', async () => {
    let cancelled = false;
    const body = new ReadableStream({
      start: controller => controller.enqueue(5),
      cancel: () => {
        cancelled = true;
      },
    });
    await expect(answerFrom(body)).rejects.toMatchObject({ argument: 'fetch' });
    expect(cancelled).toBe(true);
  });

  it.each(['AbortError', 'TimeoutError'])('may be aborted with an %s', async name => {
    const error = new DOMException('enough', name);
    const body = new ReadableStream({
      start: controller => controller.enqueue(bytesOf(messageLine({ content: 'a' }))),
      pull: controller => controller.error(error),
    });
    await expect(answerFrom(body)).rejects.toBe(error);
  });
});
