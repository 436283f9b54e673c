// What can go wrong, and how to tell it apart: the provider's errors have a reason, and say what to do.
import { APICallError, RetryError, streamText } from 'ai';
import { createEmulator, errorLine, fail, reply } from 'ollama-turbo-emulator';
import { createOllama, type OllamaErrorData } from 'ollama-turbo-provider';

console.error('This example always runs on an emulator of Ollama Turbo, which fails on purpose.');
const emulator = createEmulator({ mode: 'cloud' });
const ollama = createOllama({ baseURL: 'ollama.com', apiKey: 'any-key', fetch: emulator.fetch });

const limit = 'you (ada) have reached your weekly usage limit, upgrade for higher limits';
const busy = fail({
  status: 503,
  body: { error: 'server busy, please try again' },
  headers: { 'retry-after-ms': '10' }, // how long the AI SDK waits; some seconds without it
});
const half = reply({ content: 'Sunlight holds all colours, and' });
const problems = {
  'a wrong key': [fail({ status: 401, body: { error: 'unauthorized' } })],
  'a quota that is used up': [fail({ status: 429, body: { error: limit } })],
  'a busy host': [busy, busy],
  'a host that is busy once': [busy, reply({ content: 'Air scatters blue light most.' })],
  'a crash in the middle of an answer': [errorLine('model runner has unexpectedly stopped', half)],
};

for (const [problem, steps] of Object.entries(problems)) {
  console.log(`── ${problem}`);
  emulator.script(...steps);
  const { stream } = streamText({
    model: ollama('gpt-oss:120b'),
    prompt: 'Why is the sky blue?',
    maxRetries: 1,
    onError: () => {}, // errors are parts of the stream; by default they are also logged
  });
  let answer = '';
  for await (const part of stream) {
    if (part.type === 'text-delta') answer += part.text;
    if (part.type === 'error') console.log(explain(part.error));
  }
  console.log(answer === '' ? '' : `“${answer}”\n`);
}

function explain(error: unknown): string {
  if (RetryError.isInstance(error)) {
    return `${error.errors.length} attempts, the last one: ${explain(error.lastError)}`;
  }
  if (!APICallError.isInstance(error)) return String(error);
  const { reason } = error.data as OllamaErrorData;
  return `${reason}: ${error.message}`;
}
