import { createEmulator, fail, reply, type EmulatorOptions } from 'ollama-turbo-emulator';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runLive } from './run-live.ts';

const ALL = ['completion', 'tools', 'thinking', 'vision'] as const;

let emulator: ReturnType<typeof createEmulator> | undefined;

beforeEach(() => {
  vi.stubGlobal('AI_SDK_LOG_WARNINGS', false);
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await emulator?.close();
});

/** Runs against an emulated daemon behind a socket. */
async function run(options: {
  host?: EmulatorOptions;
  arguments?: string[];
  environment?: Record<string, string>;
}) {
  emulator = createEmulator({ models: [{ name: 'demo', capabilities: ALL }], ...options.host });
  const { url } = await emulator.listen();
  const lines: string[] = [];
  const exitCode = await runLive({
    arguments: options.arguments ?? ['--majors', '7'],
    environment: { OLLAMA_BASE_URL: url, ...options.environment },
    print: line => lines.push(line.replaceAll(url, 'HOST')),
  });
  return { exitCode, lines };
}

/** How many of each kind the summary counts; whether a stream can still be aborted is up to chance. */
function summary(lines: string[]) {
  const found = /(\d+) passed, (\d+) failed, (\d+) not judged/.exec(lines.at(-1) ?? '');
  return found?.slice(1).map(Number) ?? [];
}

const named = (lines: string[], name: string) => lines.filter(line => line.includes(name));

describe('a host that does everything', () => {
  it('passes under every major', async () => {
    const models = [
      { name: 'vectors', capabilities: ['embedding'] as const },
      { name: 'demo', capabilities: ALL },
    ];
    const { exitCode, lines } = await run({ host: { models }, arguments: [] });
    expect(exitCode).toBe(0);
    expect(lines.slice(0, 2)).toEqual([
      'demo:latest on HOST, which can do: completion, tools, thinking, vision',
      'vectors:latest for embeddings',
    ]);
    expect(lines.filter(line => line.includes('AI SDK')).map(line => line.trim())).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^AI SDK 4\.3\.\d+ with @ai-sdk\/provider 1/),
        expect.stringMatching(/^AI SDK 5\.0\.\d+ with @ai-sdk\/provider 2/),
        expect.stringMatching(/^AI SDK 6\.0\.\d+ with @ai-sdk\/provider 3/),
        expect.stringMatching(/^AI SDK 7\.0\.\d+ with @ai-sdk\/provider 4/),
      ]),
    );
    expect(named(lines, 'a streamed call shows its input')).toEqual(
      Array.from(
        { length: 4 },
        () => '  passed      a streamed call shows its input, then its result, then the answer',
      ),
    );
    for (const name of ['embedMany gives the vectors', 'a model searches the web']) {
      expect(named(lines, `  passed      ${name}`)).toHaveLength(4);
    }
    expect(named(lines, 'rerank takes objects').map(line => line.slice(0, 12))).toEqual([
      '  not judged',
      '  not judged',
      '  passed    ',
      '  passed    ',
    ]);
    const [passed = 0, failed] = summary(lines);
    expect(failed).toBe(0);
    expect(passed).toBeGreaterThan(120);
  });

  it('is not said to have shown what only a script can bring about', async () => {
    const { lines } = await run({});
    expect(named(lines, 'onError hears of a stream that breaks off')).toEqual([
      '  not judged  onError hears of a stream that breaks off: the tests show it, a real host cannot',
    ]);
  });
});

it('a model that cannot do it all is not judged by what it lacks', async () => {
  const { exitCode, lines } = await run({ host: { models: [{ name: 'plain' }] } });
  expect(exitCode).toBe(0);
  expect(lines.filter(line => line.includes('lacks'))).toEqual([
    '  not judged  a loop of three steps calls two tools in turn and answers: plain:latest lacks tools',
    '  not judged  a streamed call shows its input, then its result, then the answer: plain:latest lacks tools',
    '  not judged  a conversation goes on after a call: plain:latest lacks tools',
    '  not judged  tools are not sent when toolChoice is none: plain:latest lacks tools',
    '  not judged  a conversation with calls goes on when toolChoice is none: plain:latest lacks tools',
    '  not judged  a tool that is named by toolChoice is the only one sent: plain:latest lacks tools',
    '  not judged  generateText gets a call of the tool that toolChoice names: plain:latest lacks tools',
    '  not judged  streamText gets a call of the tool that toolChoice names: plain:latest lacks tools',
    '  not judged  generateText gets a call of the only tool when a call is required: plain:latest lacks tools',
    '  not judged  streamText gets a call of the only tool when a call is required: plain:latest lacks tools',
    '  not judged  generateText gets a call of one of several tools when a call is required: plain:latest lacks tools',
    '  not judged  streamText gets a call of one of several tools when a call is required: plain:latest lacks tools',
    '  not judged  generateObject in the mode "tool" makes an object of a call: plain:latest lacks tools',
    '  not judged  generateText ends a loop of calls in an object: plain:latest lacks tools',
    '  not judged  streamText ends a loop of calls in an object that grows: plain:latest lacks tools',
    '  not judged  an image reaches the host as base64: plain:latest lacks vision',
    '  not judged  generateText tells the thinking apart from the text: plain:latest lacks thinking',
    '  not judged  streamText streams the thinking before the text: plain:latest lacks thinking',
    '  not judged  the reasoning option asks for thinking: plain:latest lacks thinking',
    '  not judged  the thinking before a call is sent back with its result: plain:latest lacks thinking and tools',
    '  not judged  a model searches the web at the host, and gets titles and addresses: plain:latest lacks tools',
  ]);
});

describe('embeddings are not judged, and all else is', () => {
  it('of a host without a model that can embed', async () => {
    const { exitCode, lines } = await run({});
    expect(exitCode).toBe(0);
    expect(lines[1]).toBe('No embeddings: HOST has no model that can embed');
    expect(named(lines, 'rerank takes objects')).toEqual([
      expect.stringMatching(/^ {2}not judged .*: HOST has no model that can embed$/),
    ]);
  });

  it('of a host that does not list its models, when one is named', async () => {
    const fetch = globalThis.fetch;
    vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
      const { url } = new Request(...request);
      return url.endsWith('/api/tags') ? new Response('', { status: 404 }) : fetch(...request);
    });
    const { exitCode, lines } = await run({ arguments: ['--majors', '7', '--model', 'demo'] });
    expect(exitCode).toBe(0);
    expect(lines[1]).toMatch(/^No embeddings: .*404/);
  });
});

it('a major is not judged by what it does not have', async () => {
  const { lines } = await run({ arguments: ['--majors', '4'] });
  expect(named(lines, 'generateText outputs an array')).toEqual([
    '  not judged  generateText outputs an array: AI SDK 4 has no Output.array.',
  ]);
});

it('a model that calls no tool leaves open whether it could', async () => {
  const script = Array.from({ length: 40 }, () => reply({ content: 'No.' }));
  const { lines } = await run({ host: { script, models: [{ name: 'demo', capabilities: ALL }] } });
  expect(named(lines, 'a loop of three steps')).toEqual([
    '  not judged  a loop of three steps calls two tools in turn and answers: the model called no tool',
  ]);
});

describe('a failing row', () => {
  it('prints the request and the answer, and fails the run', async () => {
    const script = [reply({ content: '', metrics: { total_duration: 0 } })];
    const { exitCode, lines } = await run({ host: { script } });
    expect(exitCode).toBe(1);
    const start = lines.findIndex(line => line.startsWith('  FAILED'));
    expect(lines.slice(start, start + 5)).toEqual([
      '  FAILED      generateText answers with text, token counts and timings',
      '      the text is empty',
      '      there is no total_duration',
      '      request: POST HOST/api/chat {"model":"demo:latest","messages":[{"role":"user","content":"What is 2 + 2?"}],"stream":true}',
      expect.stringMatching(/^ {6}answer: {2}200 \{"model":"demo:latest",.*"done":true/),
    ]);
    expect(summary(lines)[1]).toBe(1);
  });

  it.each(['secret-key', ' secret-key\n', 'Bearer secret-key'])(
    'tells an error of the host, without the key in %j',
    async key => {
      const script = [fail({ status: 400, body: { error: 'the key secret-key has no plan' } })];
      const environment = { OLLAMA_API_KEY: key };
      const { exitCode, lines } = await run({ host: { script }, environment });
      expect(exitCode).toBe(1);
      expect(lines.join('\n')).toContain('the key [key] has no plan');
      expect(lines.join('\n')).not.toContain('secret-key');
    },
  );
});

describe('nothing is judged', () => {
  it.each([
    {
      when: 'of a model that the host does not have',
      arguments: ['--model', 'none'],
      says: /^model 'none:latest' not found\. \S+ does not have the model "none"/,
    },
    { when: 'under a major that is not there', arguments: ['--majors', '3'], says: /4,5,6,7/ },
    { when: 'when an option is misspelt', arguments: ['--modle', 'x'], says: /'--modle'/ },
  ])('$when', async ({ arguments: args, says }) => {
    const { exitCode, lines } = await run({ arguments: args });
    expect({ exitCode, lines }).toEqual({ exitCode: 1, lines: [expect.stringMatching(says)] });
  });

  it('of a host without a model that can chat', async () => {
    const models = [{ name: 'vectors', capabilities: ['embedding'] as const }];
    const { exitCode, lines } = await run({ host: { models } });
    expect({ exitCode, lines }).toEqual({
      exitCode: 1,
      lines: [
        'HOST has no model that can chat. Pull one (ollama pull gpt-oss:20b), or name one with --model.',
      ],
    });
  });
});

it('--help says how it is run', async () => {
  const { exitCode, lines } = await run({ arguments: ['--help'] });
  expect({ exitCode, lines }).toEqual({
    exitCode: 0,
    lines: [expect.stringContaining('--majors 4,7')],
  });
});
