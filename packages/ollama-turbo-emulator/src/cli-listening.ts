import { InvalidArgumentError, type Command } from 'commander';

/** Where a command listens. */
export interface ListeningOptions {
  port: number;
  host: string;
}

/** Ollama's own port, so that clients find the emulator where they look for a daemon. */
const DEFAULT_PORT = 11434;

export function addListeningOptions(command: Command): Command {
  return command
    .option('--port <number>', 'where to listen; 0 takes a free port', toPort, DEFAULT_PORT)
    .option('--host <address>', 'the address to listen on; 0.0.0.0 for all', '127.0.0.1');
}

/** Listens, or ends the program with words for why that is not possible. */
export async function listenOrExit<T>(
  listen: () => Promise<T>,
  { command, port, host }: ListeningOptions & { command: Command },
): Promise<T> {
  try {
    return await listen();
  } catch (error) {
    return command.error(`error: ${listenFailure({ error, port, host })}`, { exitCode: 1 });
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
