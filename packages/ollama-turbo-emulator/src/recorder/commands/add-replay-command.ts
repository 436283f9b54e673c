import { Option, type Command } from 'commander';
import type { CommandPlace } from '../../cli-command-line.js';
import { addListeningOptions, listenOrExit, type ListeningOptions } from '../../cli-listening.js';
import { listen } from '../../server/listen.js';
import { serveRecordings } from '../create-replay.js';
import type { ReplayPace } from '../replay/recorded-answer.js';
import { counted } from './counted.js';
import { readOrExit } from './read-or-exit.js';

interface ReplayCommandOptions extends ListeningOptions {
  pace: ReplayPace;
}

/** `replay`: answers requests from the files of a folder. */
export function addReplayCommand(program: Command, { commandLine, started }: CommandPlace): void {
  const { write, writeError } = commandLine;
  addListeningOptions(program.command('replay'))
    .description('Answer requests as they were recorded, offline.')
    .argument('<folder>', 'where the recordings are')
    .addOption(
      new Option('--pace <pace>', 'how fast answers come: at once, or when they came')
        .choices(['instant', 'recorded'])
        .default('instant'),
    )
    .action(async (folder: string, options: ReplayCommandOptions, command: Command) => {
      const { pace, port, host } = options;
      const recordings = await readOrExit(folder, command);
      const onMismatch = (message: string) => writeError(`${message}\n`);
      const serve = serveRecordings(recordings, { pace, onMismatch });
      const listener = await listenOrExit(() => listen({ fetch: serve, port, hostname: host }), {
        command,
        port,
        host,
      });
      write(
        `Replaying ${counted(recordings.length, 'recording')} from ${folder} on ${listener.url} – set OLLAMA_BASE_URL=${listener.url}; any API key will do.\n`,
      );
      started({ exitCode: 0, close: () => listener.close() });
    });
}
