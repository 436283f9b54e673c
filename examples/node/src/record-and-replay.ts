// Answers of a host, recorded once and replayed offline: for tests and demos.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateText } from 'ai';
import {
  createEmulator,
  createRecorder,
  createReplay,
  readRecordings,
  writeRecordings,
} from 'ollama-turbo-emulator';
import { createOllama } from 'ollama-turbo-provider';

console.error('This example always runs on an emulator of Ollama Turbo: nothing real is recorded.');
const folder = await mkdtemp(join(tmpdir(), 'recordings-'));
const emulator = createEmulator({ mode: 'cloud' });

const recorder = createRecorder({ fetch: emulator.fetch }); // without a fetch it records the real host
console.log('recorded:', await ask(recorder.fetch, 'Tell me a joke.'));
await recorder.settled();
await writeRecordings(folder, recorder.recordings); // keys are blanked
console.log('\nwritten:', (await readdir(folder)).join(', '));

const replay = createReplay(await readRecordings(folder));
console.log('\nreplayed:', await ask(replay.fetch, 'Tell me a joke.'));
await ask(replay.fetch, 'Tell me another joke.').catch((error: Error) => {
  console.log('\nnot recorded:', error.message);
});
console.log(`\nThe emulator was asked ${emulator.requests.length} time.`);
await rm(folder, { recursive: true });

async function ask(fetch: typeof globalThis.fetch, prompt: string): Promise<string> {
  const ollama = createOllama({ baseURL: 'ollama.com', apiKey: 'any-key', fetch });
  const { text } = await generateText({ model: ollama('gpt-oss:120b'), prompt });
  return text;
}
