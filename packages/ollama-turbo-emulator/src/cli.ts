#!/usr/bin/env node
import { startFromCommandLine } from './cli-program.js';

const { exitCode, close } = await startFromCommandLine({
  arguments: process.argv.slice(2),
  environment: process.env,
  write: text => process.stdout.write(text),
  writeError: text => process.stderr.write(text),
});
process.exitCode = exitCode;

// `once`: a second Ctrl-C ends the process even if an answer is still being streamed.
if (close) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
}
