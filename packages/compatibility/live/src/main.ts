import { runLive } from './run-live.ts';

// Warnings are among the things that are judged; the AI SDK does not have to print them.
globalThis.AI_SDK_LOG_WARNINGS = false;

process.exitCode = await runLive({
  arguments: process.argv.slice(2),
  environment: process.env,
  print: console.log,
});
