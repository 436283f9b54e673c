import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import packageManifest from '../package.json' with { type: 'json' };
import { createEmulator, type EmulatorOptions } from './emulator.js';

/** Where a command line comes from, and where its output goes. */
export interface CommandLine {
  /** Without the program's own name. */
  arguments: readonly string[];
  write: (text: string) => void;
  writeError: (text: string) => void;
}

export interface StartedProgram {
  exitCode: number;
  /** Stops listening; absent when nothing was started: after `--help`, `--version` and errors. */
  close?: () => Promise<void>;
}

/** Ollama's own port, so that clients find the emulator where they look for a daemon. */
const DEFAULT_PORT = 11434;
/** About what Ollama Turbo writes with a large model, and slow enough to read along. */
const DEFAULT_TOKENS_PER_SECOND = 60;

interface CommandOptions {
  port: number;
  host: string;
  mode?: 'cloud' | 'daemon';
  apiKey?: string;
  server: '0.33' | '0.25';
  pace: NonNullable<EmulatorOptions['pace']>;
  careless?: number;
  seed?: number;
}

/** Does what the command line says. Never throws for what a user may have got wrong: it is told on `writeError`. */
export async function startFromCommandLine(commandLine: CommandLine): Promise<StartedProgram> {
  const program = createProgram(commandLine);
  try {
    program.parse([...commandLine.arguments], { from: 'user' });
    return await start(program, commandLine);
  } catch (error) {
    if (error instanceof CommanderError) return { exitCode: error.exitCode };
    throw error;
  }
}

function createProgram({ write, writeError }: CommandLine): Command {
  return new Command('ollama-turbo-emulator')
    .description('Ollama Turbo (Ollama Cloud), or an Ollama daemon, on your own machine.')
    .option('--port <number>', 'where to listen; 0 takes a free port', toPort, DEFAULT_PORT)
    .option('--host <address>', 'the address to listen on; 0.0.0.0 for all', '127.0.0.1')
    .addOption(
      new Option(
        '--mode <mode>',
        'which Ollama to be (default: cloud with a key, else daemon)',
      ).choices(['cloud', 'daemon']),
    )
    .option('--api-key <key>', 'the only key that cloud mode accepts (default: any key)', toKey)
    .addOption(
      new Option('--server <version>', 'the Ollama release to behave like')
        .choices(['0.33', '0.25'])
        .default('0.33'),
    )
    .addOption(
      new Option('--pace <speed>', 'tokens per second, or "instant"')
        .argParser(toPace)
        .default({ tokensPerSecond: DEFAULT_TOKENS_PER_SECOND }, String(DEFAULT_TOKENS_PER_SECOND)),
    )
    .option(
      '--careless <rate>',
      'the share, from 0 to 1, of careless answers where a prompt asks for JSON and nothing enforces it (default: 0)',
      toRate,
    )
    .option('--seed <number>', 'what --careless draws from (default: 1)', toSeed)
    .version(packageManifest.version)
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: writeError });
}

async function start(program: Command, { write }: CommandLine): Promise<StartedProgram> {
  const {
    port,
    host,
    apiKey,
    mode = apiKey === undefined ? 'daemon' : 'cloud',
    careless: rate,
    seed,
    ...rest
  } = program.opts<CommandOptions>();
  if (mode === 'daemon' && apiKey !== undefined) {
    program.error('error: --api-key needs --mode cloud: a daemon asks for no key.', {
      exitCode: 1,
    });
  }
  if (rate === undefined && seed !== undefined) {
    program.error('error: --seed needs --careless: nothing else is drawn.', { exitCode: 1 });
  }
  const emulator = createEmulator({
    mode,
    ...(apiKey !== undefined && { apiKey }),
    ...(rate !== undefined && { careless: { rate, ...(seed !== undefined && { seed }) } }),
    ...rest,
  });
  try {
    const { url } = await emulator.listen(port, host);
    write(`${describeEmulator({ url, mode, hasKey: apiKey !== undefined })}\n`);
    return { exitCode: 0, close: () => emulator.close() };
  } catch (error) {
    return program.error(`error: ${listenFailure({ error, port, host })}`, { exitCode: 1 });
  }
}

/** The key is not repeated: what a terminal shows ends up in logs. */
function describeEmulator(options: {
  url: string;
  mode: 'cloud' | 'daemon';
  hasKey: boolean;
}): string {
  const { url, mode, hasKey } = options;
  const setting = `OLLAMA_BASE_URL=${url}`;
  switch (mode) {
    case 'cloud':
      return `Ollama Turbo emulator in cloud mode on ${url} – set ${setting} and pass ${hasKey ? 'its' : 'any'} key as apiKey.`;
    case 'daemon':
      return `Ollama emulator in daemon mode on ${url} – set ${setting}; no API key is needed.`;
  }
}

function listenFailure(options: { error: unknown; port: number; host: string }): string {
  const { error, port, host } = options;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} is in use, perhaps by an Ollama daemon. Choose another with --port, or a free one with --port 0.`;
    case 'EACCES':
      return `port ${port} may not be used by this user. Choose one above 1023 with --port.`;
    default:
      return `cannot listen on ${host}, port ${port}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function toPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('It has to be a whole number from 0 to 65535.');
}

function toKey(text: string): string {
  if (text.trim() !== '') return text.trim();
  throw new InvalidArgumentError('It must not be empty.');
}

function toPace(text: string): CommandOptions['pace'] {
  if (text === 'instant') return text;
  const tokensPerSecond = Number(text);
  if (text.trim() !== '' && tokensPerSecond > 0 && Number.isFinite(tokensPerSecond))
    return { tokensPerSecond };
  throw new InvalidArgumentError('It has to be a number above 0, or "instant".');
}

function toRate(text: string): number {
  const rate = Number(text);
  if (text.trim() !== '' && rate >= 0 && rate <= 1) return rate;
  throw new InvalidArgumentError('It has to be a number from 0 to 1.');
}

function toSeed(text: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(seed)) return seed;
  throw new InvalidArgumentError('It has to be a whole number from 0.');
}
