import { afterEach, describe, expect, test } from 'vitest';
import { startFromCommandLine, type StartedProgram } from './cli-program.js';

const started: StartedProgram[] = [];
afterEach(async () => {
  for (const { close } of started.splice(0)) await close?.();
});

async function runWith(...commandLine: string[]) {
  let output = '';
  let errors = '';
  const program = await startFromCommandLine({
    arguments: commandLine,
    write: text => (output += text),
    writeError: text => (errors += text),
  });
  started.push(program);
  return { exitCode: program.exitCode, output, errors, isRunning: program.close !== undefined };
}

function urlIn(output: string): string {
  return /http:\/\/\S+/.exec(output)?.[0] ?? '';
}

function chatWith(url: string, headers: Record<string, string> = {}) {
  const body = { model: 'gpt-oss:20b', messages: [{ role: 'user', content: 'Hi' }], stream: false };
  return fetch(`${url}/api/chat`, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function jsonFrom(url: string): Promise<string> {
  const messages = [
    { role: 'system', content: 'Answer with JSON only.' },
    { role: 'user', content: 'Tell me about llamas' },
  ];
  const body = JSON.stringify({ model: 'gpt-oss:20b', messages, stream: false });
  const response = await fetch(`${url}/api/chat`, { method: 'POST', body });
  return ((await response.json()) as { message: { content: string } }).message.content;
}

describe('the command line', () => {
  test('starts a daemon, which needs no key', async () => {
    const { exitCode, output, errors } = await runWith('--port', '0', '--pace', 'instant');
    const url = urlIn(output);
    expect({ exitCode, output, errors }).toEqual({
      exitCode: 0,
      output: `Ollama emulator in daemon mode on ${url} – set OLLAMA_BASE_URL=${url}; no API key is needed.\n`,
      errors: '',
    });
    expect((await chatWith(url)).status).toBe(200);
  });

  test('starts cloud mode when a key is given, and does not show the key', async () => {
    const { output } = await runWith('--port', '0', '--pace', 'instant', '--api-key', 'secret-key');
    const url = urlIn(output);
    expect(output).toBe(
      `Ollama Turbo emulator in cloud mode on ${url} – set OLLAMA_BASE_URL=${url} and pass its key as apiKey.\n`,
    );
    expect((await chatWith(url)).status).toBe(401);
    expect((await chatWith(url, { Authorization: 'Bearer secret-key' })).status).toBe(200);
  });

  test('starts cloud mode with any key', async () => {
    const { output } = await runWith('--port', '0', '--pace', 'instant', '--mode', 'cloud');
    const url = urlIn(output);
    expect(output).toBe(
      `Ollama Turbo emulator in cloud mode on ${url} – set OLLAMA_BASE_URL=${url} and pass any key as apiKey.\n`,
    );
    expect((await chatWith(url)).status).toBe(401);
    expect((await chatWith(url, { Authorization: 'Bearer any' })).status).toBe(200);
  });

  test('behaves like the release that is asked for', async () => {
    const { output } = await runWith('--port', '0', '--server', '0.25');
    const response = await fetch(`${urlIn(output)}/api/version`);
    expect(await response.json()).toEqual({ version: expect.stringMatching(/^0\.25\./) });
  });

  test('makes the model as careless as it is told, by the seed that it is told', async () => {
    const contentsWith = async (...options: string[]) => {
      const { output } = await runWith('--port', '0', '--pace', 'instant', ...options);
      const contents: string[] = [];
      for (let asking = 0; asking < 20; asking += 1) contents.push(await jsonFrom(urlIn(output)));
      return contents;
    };
    const careful = await contentsWith();
    expect(await contentsWith('--careless', '0')).toEqual(careful);
    const careless = await contentsWith('--careless', '0.5');
    expect(careless.filter(content => !careful.includes(content))).toHaveLength(12);
    expect(await contentsWith('--careless', '.5', '--seed', '1')).toEqual(careless);
    expect(await contentsWith('--careless', '0.5', '--seed', '2')).not.toEqual(careless);
  });

  test('prints its version and its help', async () => {
    expect(await runWith('--version')).toEqual({
      exitCode: 0,
      output: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      errors: '',
      isRunning: false,
    });
    const { output } = await runWith('--help');
    expect(output).toMatch(/^Usage: ollama-turbo-emulator \[options\] \[command\]\n/);
    expect(output).toContain('tokens per second, or "instant" (default: 60)');
    expect(output).toMatch(/--careless <rate> .*--seed <number> /s);
  });

  test('says that a port is in use', async () => {
    const { output } = await runWith('--port', '0');
    const { port } = new URL(urlIn(output));
    expect(await runWith('--port', port)).toEqual({
      exitCode: 1,
      output: '',
      errors: `error: port ${port} is in use, perhaps by an Ollama daemon. Choose another with --port, or a free one with --port 0.\n`,
      isRunning: false,
    });
  });

  test('says that an address is not one of this machine', async () => {
    const { exitCode, errors } = await runWith('--port', '0', '--host', '192.0.2.1');
    expect(exitCode).toBe(1);
    expect(errors).toMatch(/^error: cannot listen on 192\.0\.2\.1, port 0: .*EADDRNOTAVAIL.*\n$/);
  });

  test.each([
    [
      ['--port', '70000'],
      "error: option '--port <number>' argument '70000' is invalid. It has to be a whole number from 0 to 65535.",
    ],
    [
      ['--port', '80x'],
      "error: option '--port <number>' argument '80x' is invalid. It has to be a whole number from 0 to 65535.",
    ],
    [
      ['--mode', 'both'],
      "error: option '--mode <mode>' argument 'both' is invalid. Allowed choices are cloud, daemon.",
    ],
    [
      ['--server', '0.1'],
      "error: option '--server <version>' argument '0.1' is invalid. Allowed choices are 0.33, 0.25.",
    ],
    [
      ['--pace', '0'],
      `error: option '--pace <speed>' argument '0' is invalid. It has to be a number above 0, or "instant".`,
    ],
    [
      ['--api-key', ''],
      "error: option '--api-key <key>' argument '' is invalid. It must not be empty.",
    ],
    [
      ['--mode', 'daemon', '--api-key', 'secret-key'],
      'error: --api-key needs --mode cloud: a daemon asks for no key.',
    ],
    ...['1.1', '-1', '30%', ''].map(
      rate =>
        [
          ['--careless', rate],
          `error: option '--careless <rate>' argument '${rate}' is invalid. It has to be a number from 0 to 1.`,
        ] as [string[], string],
    ),
    [
      ['--careless', '1', '--seed', '1.5'],
      "error: option '--seed <number>' argument '1.5' is invalid. It has to be a whole number from 0.",
    ],
    [['--seed', '7'], 'error: --seed needs --careless: nothing else is drawn.'],
    [['serve'], 'error: too many arguments. Expected 0 arguments but got 1: serve.'],
  ])('refuses in words what it cannot do: %j', async (commandLine, error) => {
    expect(await runWith(...commandLine)).toEqual({
      exitCode: 1,
      output: '',
      errors: `${error}\n`,
      isRunning: false,
    });
  });
});
