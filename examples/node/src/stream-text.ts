// An answer word by word, as the model writes it. Ctrl-C stops it, at the host too.
import { streamText } from 'ai';
import { createOllama } from 'ollama-turbo-provider';
import { turbo } from './shared/host.ts';

const ollama = createOllama(turbo());
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

const { textStream, finishReason, usage } = streamText({
  model: ollama('gpt-oss:120b'),
  prompt: 'Tell me a story about a llama.',
  abortSignal: stop.signal,
});

for await (const text of textStream) process.stdout.write(text);
console.log('\n');

if (stop.signal.aborted) console.log('stopped');
else console.log(`${await finishReason}: ${(await usage).outputTokens} tokens`);
