import { createEmulator } from 'ollama-turbo-emulator';
import { describe, expect, it, vi } from 'vitest';
import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { HELLO, HI, modelWith, StubHost, type StubAnswer } from '../../../testing/stub-host.js';
import { createOllama, type OllamaProviderSettings } from '../../provider.js';

const TOOLS: LanguageModelV4CallOptions['tools'] = [
  { type: 'function', name: 'f', inputSchema: { type: 'object', properties: {} } },
];

/** A PNG, a WebP and a WAV, as far as their first bytes tell. */
const PNG = 'iVBORw0KGgo=';
const WEBP = btoa('RIFF\0\0\0\0WEBPVP8 ');
const WAV = btoa('RIFF\0\0\0\0WAVEfmt ');

/** The beginnings of the files that phones and browsers make. */
const HEIC = btoa('\0\0\0\x24ftypheic\0\0\0\0mif1heic');
const MIF1 = btoa('\0\0\0\x18ftypmif1\0\0\0\0mif1heic');
const AVIF = btoa('\0\0\0\x1cftypavif\0\0\0\0avifmif1');
const MP3 = btoa('\xff\xfb\x90\x64\0\0\0\0');

const file = (mediaType: string, data: string) =>
  ({ type: 'file', mediaType, data: { type: 'data', data } }) as const;

const WITH_FILES: LanguageModelV4CallOptions['prompt'] = [
  {
    role: 'user',
    content: [
      { type: 'text', text: 'Look.' },
      file('image/png', PNG),
      file('audio/wav', WAV),
      file('image/webp', WEBP),
    ],
  },
  { role: 'user', content: [{ type: 'text', text: 'And?' }, file('image/png', PNG)] },
];

const SAYS_OSLO: StubAnswer = {
  reads: ['{"message":{"content":"{\\"city\\":\\"Oslo\\"}"},"done":true,"done_reason":"stop"}'],
};

const described = (...capabilities: string[]): StubAnswer => ({
  reads: [JSON.stringify({ details: {}, capabilities })],
});

/** What a checked call sent and warned of. */
const ask = async (options: {
  answers: StubAnswer[];
  call?: Partial<LanguageModelV4CallOptions>;
  settings?: OllamaProviderSettings;
}) => {
  const { host, model } = modelWith({
    answers: options.answers,
    settings: { checkCapabilities: true, ...options.settings },
  });
  const { warnings } = await model.doGenerate({ prompt: HELLO, ...options.call });
  const paths = host.requests.map(({ url }) => new URL(url).pathname);
  return { host, model, paths, body: host.requests.at(-1)?.body, warnings };
};

const ALL: Partial<LanguageModelV4CallOptions> = {
  prompt: WITH_FILES,
  tools: TOOLS,
  reasoning: 'high',
};

describe('checkCapabilities', () => {
  it('leaves out what the model cannot do, with a warning for each', async () => {
    const { host, paths, body, warnings } = await ask({
      answers: [described('completion'), HI],
      call: ALL,
    });
    expect(paths).toEqual(['/api/show', '/api/chat']);
    expect(host.requests[0]?.body).toEqual({ model: 'm' });
    expect(body).toEqual({
      model: 'm',
      messages: [
        { role: 'user', content: 'Look.', images: [WAV] },
        { role: 'user', content: 'And?' },
      ],
      stream: true,
    });
    expect(warnings).toEqual([
      {
        type: 'unsupported',
        feature: 'tools',
        details: 'The model "m" does not support tools: they were left out.',
      },
      {
        type: 'unsupported',
        feature: 'reasoning',
        details: 'The model "m" does not support thinking; it was asked without.',
      },
      {
        type: 'unsupported',
        feature: 'images',
        details: 'The model "m" does not support images: they were left out.',
      },
    ]);
  });

  it('changes nothing for a model that can do it all', async () => {
    const { body, warnings } = await ask({
      answers: [described('completion', 'tools', 'thinking', 'vision'), HI],
      call: ALL,
    });
    expect(body).toMatchObject({
      think: 'high',
      tools: [{ function: { name: 'f' } }],
      messages: [{ images: [PNG, WAV, WEBP] }, { images: [PNG] }],
    });
    expect(warnings).toEqual([]);
  });

  it.each([
    ['image/heic', HEIC],
    ['image/heif', MIF1],
    ['image/avif', AVIF],
  ])('leaves out an image of the type %s, and no audio', async (mediaType, data) => {
    const content = [file('audio/mpeg', MP3), file(mediaType, data), file('audio/wav', WAV)];
    const { body, warnings } = await ask({
      answers: [described('completion'), HI],
      call: { prompt: [{ role: 'user', content }] },
    });
    expect(body).toEqual({
      model: 'm',
      messages: [{ role: 'user', content: '', images: [MP3, WAV] }],
      stream: true,
    });
    expect(warnings).toEqual([
      {
        type: 'unsupported',
        feature: 'images',
        details: 'The model "m" does not support images: they were left out.',
      },
    ]);
  });

  it('asks for JSON as it would without the tools that it leaves out', async () => {
    const schema = { type: 'object', properties: { city: { type: 'string' } } } as const;
    const { body, warnings } = await ask({
      answers: [described('completion'), SAYS_OSLO],
      call: { tools: TOOLS, responseFormat: { type: 'json', schema }, reasoning: 'high' },
    });
    expect(body).toEqual({
      model: 'm',
      messages: [{ role: 'user', content: 'Hello' }],
      format: schema,
      stream: true,
    });
    expect(warnings).toMatchObject([{ feature: 'tools' }, { feature: 'reasoning' }]);
  });

  it('says the schema without a word of tools', async () => {
    const tools: LanguageModelV4CallOptions['tools'] = [
      ...TOOLS,
      { type: 'provider', id: 'other.search', name: 'search', args: {} },
    ];
    const { body, warnings } = await ask({
      answers: [described('completion'), SAYS_OSLO],
      call: {
        tools,
        responseFormat: { type: 'json' },
        providerOptions: { ollama: { structuredOutput: 'prompt' } },
      },
    });
    expect(body).toEqual({
      model: 'm',
      messages: [
        {
          role: 'system',
          content:
            'Answer with JSON only: the JSON value itself, with no text before or after it and no code fence.',
        },
        { role: 'user', content: 'Hello' },
      ],
      format: 'json',
      stream: true,
    });
    expect(warnings).toMatchObject([
      { feature: 'provider-defined tool other.search' },
      { feature: 'tools' },
    ]);
  });

  it('leaves out each thing by itself', async () => {
    const { body, warnings } = await ask({
      answers: [described('tools', 'vision'), HI],
      call: { ...ALL, reasoning: undefined, providerOptions: { ollama: { think: true } } },
    });
    expect(body).toMatchObject({ tools: [{}], messages: [{ images: [PNG, WAV, WEBP] }, {}] });
    expect(body).not.toHaveProperty('think');
    expect(warnings).toMatchObject([{ feature: 'reasoning' }]);
  });

  it.each<[string, Partial<LanguageModelV4CallOptions>]>([
    ['text', {}],
    ['think: false', { reasoning: 'none' }],
    ['audio', { prompt: [{ role: 'user', content: [file('audio/wav', WAV)] }] }],
    ['tools that are not to be used', { tools: TOOLS, toolChoice: { type: 'none' } }],
  ])('asks nothing for %s', async (_case, call) => {
    expect((await ask({ answers: [HI], call })).paths).toEqual(['/api/chat']);
  });

  it('is off by default', async () => {
    const { model, host } = modelWith({ answers: [HI] });
    await model.doGenerate({ prompt: HELLO, ...ALL });
    expect(host.requests).toHaveLength(1);
  });

  it('can be set for a model and for a call', async () => {
    const answers = [described('completion'), HI, HI];
    const host = new StubHost(...answers);
    const ollama = createOllama({ baseURL: 'localhost:11434', fetch: host.fetch });
    const model = ollama('m', { checkCapabilities: true });
    await model.doGenerate({ prompt: HELLO, tools: TOOLS });
    expect(host.sent('tools')).toBeUndefined();
    const providerOptions = { ollama: { checkCapabilities: false } };
    await model.doGenerate({ prompt: HELLO, tools: TOOLS, providerOptions });
    expect(host.sent('tools')).toHaveLength(1);
  });

  it('asks once per model, also for calls at the same time', async () => {
    const host = new StubHost(described('completion'), HI, HI, HI, described('tools'), HI);
    const ollama = createOllama({
      baseURL: 'localhost:11434',
      fetch: host.fetch,
      checkCapabilities: true,
    });
    const call = { prompt: HELLO, tools: TOOLS };
    await Promise.all([ollama('m').doGenerate(call), ollama('m').doGenerate(call)]);
    await ollama('m').doGenerate(call);
    await ollama('other').doGenerate(call);
    expect(host.requests.map(({ url }) => new URL(url).pathname)).toEqual([
      '/api/show',
      '/api/chat',
      '/api/chat',
      '/api/chat',
      '/api/show',
      '/api/chat',
    ]);
  });

  it('sends the headers of the call with the question', async () => {
    const { host } = await ask({
      answers: [described('tools'), HI],
      call: { tools: TOOLS, headers: { 'x-a': '1' } },
    });
    expect(host.requests[0]?.headers['x-a']).toBe('1');
  });

  it('has to be a boolean', () => {
    const act = () => createOllama({ checkCapabilities: 'yes' as never });
    expect(act).toThrow('checkCapabilities is not valid: expected a boolean.');
  });
});

describe('a check that does not work out', () => {
  it('costs a warning, and is tried again with the next call', async () => {
    const { host, model } = modelWith({
      answers: [{ status: 500, reads: ['{"error":"oops"}'] }, HI, described('completion'), HI],
      settings: { checkCapabilities: true },
    });
    const first = await model.doGenerate({ prompt: HELLO, tools: TOOLS });
    expect(host.sent('tools')).toHaveLength(1);
    expect(first.warnings).toEqual([
      {
        type: 'other',
        message:
          'What the model "m" supports could not be asked (oops. 127.0.0.1:11434 failed while it ran the model "m": try again. If it fails each time, the log of that server says more.), so checkCapabilities had no effect on this call.',
      },
    ]);
    const second = await model.doGenerate({ prompt: HELLO, tools: TOOLS });
    expect(second.warnings).toMatchObject([{ feature: 'tools' }]);
  });

  it.each([{ details: {} }, { details: {}, capabilities: [] }])(
    'because the host answers %j, costs a warning',
    async answer => {
      const { body, warnings } = await ask({
        answers: [{ reads: [JSON.stringify(answer)] }, HI],
        call: { tools: TOOLS },
      });
      expect(body).toHaveProperty('tools');
      expect(warnings).toEqual([
        {
          type: 'other',
          message:
            'The host does not say what the model "m" supports, so checkCapabilities had no effect on this call.',
        },
      ]);
    },
  );

  it('is given up after 10 seconds', async () => {
    const host = new StubHost(HI);
    const ollama = createOllama({
      baseURL: 'localhost:11434',
      checkCapabilities: true,
      fetch: async (input, init) => {
        if (new Request(input).url.endsWith('/api/chat')) return host.fetch(input, init);
        return new Promise<Response>(() => {});
      },
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const call = ollama('m').doGenerate({ prompt: HELLO, tools: TOOLS });
    await vi.advanceTimersByTimeAsync(10_000);
    const { warnings } = await call;
    vi.useRealTimers();
    expect(warnings).toEqual([
      {
        type: 'other',
        message:
          'What the model "m" supports could not be asked (The host said nothing of the model for 10 seconds.), so checkCapabilities had no effect on this call.',
      },
    ]);
  });

  it('is not begun with a signal that is aborted, or none', async () => {
    const { host, model } = modelWith({ answers: [], settings: { checkCapabilities: true } });
    const reason = new Error('Enough.');
    const call = { prompt: HELLO, tools: TOOLS };
    const abortSignal = AbortSignal.abort(reason);
    await expect(model.doStream({ ...call, abortSignal })).rejects.toBe(reason);
    await expect(model.doStream({ ...call, abortSignal: {} as never })).rejects.toMatchObject({
      name: 'AI_InvalidArgumentError',
      argument: 'abortSignal',
    });
    expect(host.requests).toEqual([]);
  });

  it('ends with an abort, but only for the call that was aborted', async () => {
    let answerShow = (_response: Response) => {};
    const show = new Promise<Response>(resolve => {
      answerShow = resolve;
    });
    const host = new StubHost(HI);
    const ollama = createOllama({
      baseURL: 'localhost:11434',
      checkCapabilities: true,
      fetch: async (input, init) =>
        new Request(input).url.endsWith('/api/show') ? show : host.fetch(input, init),
    });
    const abort = new AbortController();
    const reason = new Error('Enough.');
    const call = { prompt: HELLO, tools: TOOLS };
    const aborted = ollama('m').doGenerate({ ...call, abortSignal: abort.signal });
    const other = ollama('m').doGenerate(call);
    abort.abort(reason);
    await expect(aborted).rejects.toBe(reason);
    answerShow(Response.json({ capabilities: ['completion'] }));
    expect((await other).warnings).toMatchObject([{ feature: 'tools' }]);
  });
});

describe('checkCapabilities with the emulator', () => {
  it.each(['0.25', '0.33'] as const)('spares a daemon of %s from what it refuses', async server => {
    const { fetch, requests } = createEmulator({ mode: 'daemon', server });
    const ollama = createOllama({ baseURL: 'localhost:11434', fetch });
    const call = { prompt: HELLO, tools: TOOLS };
    await expect(ollama('gemma3:4b').doGenerate(call)).rejects.toMatchObject({
      data: { reason: 'unsupported' },
    });
    const checked = await ollama('gemma3:4b', { checkCapabilities: true }).doGenerate(call);
    expect(checked.warnings).toMatchObject([{ feature: 'tools' }]);
    expect(requests.map(({ path }) => path)).toEqual(['/api/chat', '/api/show', '/api/chat']);
  });

  it.each<[string, Partial<LanguageModelV4CallOptions>]>([
    ['beside text', {}],
    ['beside JSON', { responseFormat: { type: 'json' } }],
  ])('still makes the call that has to be made %s', async (_case, call) => {
    const host = new StubHost(described('completion'), HI, SAYS_OSLO);
    const ollama = createOllama({
      baseURL: 'localhost:11434',
      fetch: host.fetch,
      checkCapabilities: true,
      generateId: () => 'id',
    });
    const { content, warnings } = await ollama('m').doGenerate({
      prompt: HELLO,
      tools: [
        {
          type: 'function',
          name: 'weather',
          inputSchema: { type: 'object', properties: { city: { type: 'string' } } },
        },
      ],
      toolChoice: { type: 'required' },
      ...call,
    });
    expect(content.at(-1)).toEqual({
      type: 'tool-call',
      toolCallId: 'id',
      toolName: 'weather',
      input: '{"city":"Oslo"}',
    });
    expect(warnings).toMatchObject([{ feature: 'toolChoice' }, { feature: 'tools' }]);
    expect(host.requests[1]?.body).toEqual({
      model: 'm',
      messages: [
        { role: 'system', content: 'Call the tool "weather" now. Do not answer in words.' },
        { role: 'user', content: 'Hello' },
      ],
      stream: true,
    });
    expect(host.requests.map(({ body }) => Object.keys(body as object))).toEqual([
      ['model'],
      ['model', 'messages', 'stream'],
      ['model', 'messages', 'stream', 'format'],
    ]);
  });
});
