import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { DEFAULT_CLOUD_MODEL, DEFAULT_DAEMON_MODEL } from './host.ts';

export interface ChatOptions {
  /** What to ask first. */
  question?: string;
  model?: string;
  baseURL?: string;
}

/** A command line that cannot be followed, or that only asked for help; what there is to say has been written. */
export interface Exit {
  exitCode: number;
}

/** Reads the command line. What is wrong with it goes to `writeError`, help to `write`. */
export function parseCommandLine(options: {
  arguments: readonly string[];
  write: (text: string) => void;
  writeError: (text: string) => void;
}): ChatOptions | Exit {
  const program = new Command('npm start --')
    .description(
      'A streamed chat in the terminal: with ollama.com when OLLAMA_API_KEY is set, with another host when OLLAMA_BASE_URL or --base-url names one, else with an emulator of Ollama Turbo.',
    )
    .argument('[question...]', 'what to ask first, instead of the built-in question')
    .option(
      '--model <name>',
      `which model answers (default: ${DEFAULT_CLOUD_MODEL}, on other hosts ${DEFAULT_DAEMON_MODEL})`,
      notEmpty,
    )
    .option('--base-url <url>', 'which host to talk to, such as localhost:11434', notEmpty)
    .addHelpText(
      'after',
      '\nIn a terminal, further questions are taken until Ctrl-D; Ctrl-C stops an answer. NO_COLOR=1 turns colours off.',
    )
    .exitOverride()
    .configureOutput({ writeOut: options.write, writeErr: options.writeError });
  try {
    program.parse([...options.arguments], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return { exitCode: error.exitCode };
    throw error;
  }
  const { model, baseUrl } = program.opts<{ model?: string; baseUrl?: string }>();
  const question = program.args.join(' ').trim();
  return {
    ...(question === '' ? {} : { question }),
    ...(model === undefined ? {} : { model }),
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
  };
}

function notEmpty(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It must not be empty.');
  return text.trim();
}
