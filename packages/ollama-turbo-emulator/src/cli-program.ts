import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import packageManifest from '../package.json' with { type: 'json' };
import type { CommandLine, StartedProgram } from './cli-command-line.js';
import { addListeningOptions, listenOrExit, type ListeningOptions } from './cli-listening.js';
import { createEmulator, type EmulatorOptions } from './emulator.js';
import { addCompareCommand } from './recorder/commands/add-compare-command.js';
import { addRecordCommand } from './recorder/commands/add-record-command.js';
import { addReplayCommand } from './recorder/commands/add-replay-command.js';

export type { StartedProgram } from './cli-command-line.js';

/** About what Ollama Turbo writes with a large model, and slow enough to read along. */
const DEFAULT_TOKENS_PER_SECOND = 60;

interface CommandOptions extends ListeningOptions {
  mode?: 'cloud' | 'daemon';
  apiKey?: string;
  server: '0.33' | '0.25';
  pace: NonNullable<EmulatorOptions['pace']>;
  careless?: number;
  seed?: number;
}

/** Does what the command line says. Never throws for what a user may have got wrong: it is told on `writeError`. */
export async function startFromCommandLine(commandLine: CommandLine): Promise<StartedProgram> {
  let running: StartedProgram = { exitCode: 0 };
  const started = (program: StartedProgram) => {
    running = program;
  };
  const program = createProgram(commandLine);
  program.action(async () => started(await serve(program, commandLine)));
  // What is added inherits the settings.
  for (const add of [addRecordCommand, addReplayCommand, addCompareCommand]) {
    add(program, { commandLine, started });
  }
  try {
    await program.parseAsync([...commandLine.arguments], { from: 'user' });
    return running;
  } catch (error) {
    if (error instanceof CommanderError) return { exitCode: error.exitCode };
    throw error;
  }
}

function createProgram({ write, writeError }: CommandLine): Command {
  return (
    addListeningOptions(new Command('ollama-turbo-emulator'))
      .description('Ollama Turbo (Ollama Cloud), or an Ollama daemon, on your own machine.')
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
          .default(
            { tokensPerSecond: DEFAULT_TOKENS_PER_SECOND },
            String(DEFAULT_TOKENS_PER_SECOND),
          ),
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
      .configureOutput({ writeOut: write, writeErr: writeError })
      // The commands have options of the same names.
      .enablePositionalOptions()
      .hook('preSubcommand', refuseOptionsBefore)
  );
}

/** An option of the emulator says nothing to another command, so it was meant for that. */
function refuseOptionsBefore(program: Command, command: Command): void {
  const given = program.options.find(
    option => program.getOptionValueSource(option.attributeName()) === 'cli',
  );
  if (given === undefined) return;
  const { long = given.flags } = given;
  program.error(`error: ${long} stands before ${command.name()}; options go behind the command.`, {
    exitCode: 1,
  });
}

async function serve(program: Command, { write }: CommandLine): Promise<StartedProgram> {
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
  const { url } = await listenOrExit(() => emulator.listen(port, host), {
    command: program,
    port,
    host,
  });
  write(`${describeEmulator({ url, mode, hasKey: apiKey !== undefined })}\n`);
  return { exitCode: 0, close: () => emulator.close() };
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
