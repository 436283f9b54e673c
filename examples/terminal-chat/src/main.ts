import { createEmulator } from 'ollama-turbo-emulator';
import picocolors from 'picocolors';
import { run } from './run.ts';
import { ReadlineTerminal } from './terminal.ts';

/** As fast as a large model writes, and slow enough to read along. */
const TOKENS_PER_SECOND = 60;

const { stdin, stdout, stderr } = process;
const isTerminal = [stdin, stdout].every(stream => stream.isTTY);

// The chat tells the warnings of the AI SDK itself, once and where they belong.
globalThis.AI_SDK_LOG_WARNINGS = false;

// `npm start | head -1` closes the output early; that is no failure.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await run({
  arguments: process.argv.slice(2),
  environment: process.env,
  write: text => stdout.write(text),
  writeError: text => stderr.write(text),
  hasColors: isTerminal && picocolors.isColorSupported,
  ...(isTerminal
    ? { openTerminal: () => new ReadlineTerminal({ input: stdin, output: stdout }) }
    : {}),
  startEmulator: () =>
    createEmulator({ mode: 'cloud', pace: { tokensPerSecond: TOKENS_PER_SECOND } }),
});
