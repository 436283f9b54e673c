import type { Command } from 'commander';
import type { CommandPlace, StartedProgram } from '../../cli-command-line.js';
import { addListeningOptions, listenOrExit, type ListeningOptions } from '../../cli-listening.js';
import { listen } from '../../server/listen.js';
import { fetchByChunk } from '../by-chunk/fetch-by-chunk.js';
import { appendToFolder, type FolderAppender } from '../folder/append-to-folder.js';
import { keepRecordings } from '../record/keep-recordings.js';
import { recordExchanges } from '../record/record-exchanges.js';
import { serveProxy } from '../record/serve-proxy.js';
import { toTarget } from './to-target.js';

interface RecordOptions extends ListeningOptions {
  target: string;
  out: string;
}

/** `record`: passes requests on to a host, and writes each exchange to a file. */
export function addRecordCommand(program: Command, { commandLine, started }: CommandPlace): void {
  const { write, writeError } = commandLine;
  addListeningOptions(program.command('record'))
    .description('Pass requests on to a host, and write each exchange to a file, without secrets.')
    .option('--target <url>', 'the host that answers', toTarget, 'https://ollama.com')
    .requiredOption('--out <folder>', 'where the files go, behind those that are there')
    .action(async (options: RecordOptions, command: Command) => {
      const { program: running, url } = await startRecording({ ...options, command, writeError });
      write(
        `Recording ${options.target} to ${options.out} on ${url} – set OLLAMA_BASE_URL=${url}. Keys are passed on, and blanked in the files.\n`,
      );
      started(running);
    });
}

async function startRecording(
  options: RecordOptions & { command: Command; writeError: (text: string) => void },
): Promise<{ program: StartedProgram; url: string }> {
  const { target, out, command, port, host, writeError } = options;
  const folder = appendToFolder(out);
  await prepareOrExit(folder, options);
  const onError = (error: Error) => writeError(`${error.message}\n`);
  const { keep, report } = keepRecordings({ write: folder.append, onError });
  const exchanges = recordExchanges({
    fetch: fetchByChunk,
    target,
    secrets: [],
    keep: async recording => void (await keep(recording)),
    onError: report,
  });
  const serve = serveProxy(exchanges.fetch, target);
  const listener = await listenOrExit(() => listen({ fetch: serve, port, hostname: host }), {
    command,
    port,
    host,
  });
  const close = async () => {
    exchanges.breakOff(new Error('The recorder is closed.'));
    await listener.close();
    await exchanges.settled();
  };
  return { program: { exitCode: 0, close }, url: listener.url };
}

async function prepareOrExit(
  folder: FolderAppender,
  { out, command }: { out: string; command: Command },
): Promise<void> {
  try {
    await folder.prepare();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    command.error(`error: nothing can be written to ${out}: ${reason}`, { exitCode: 1 });
  }
}
