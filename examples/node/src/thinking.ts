// What the model thinks before it answers, apart from the answer.
import { styleText } from 'node:util';
import { streamText } from 'ai';
import { createOllama } from 'ollama-turbo-provider';
import { turbo } from './shared/host.ts';

const ollama = createOllama(turbo());

const { stream } = streamText({
  model: ollama('gpt-oss:120b'),
  prompt: 'Why is the sky blue?',
  reasoning: 'high', // less is 'low'; 'none' turns it off where the model lets itself be told
});

for await (const part of stream) {
  if (part.type === 'reasoning-delta') process.stdout.write(styleText('dim', part.text));
  if (part.type === 'reasoning-end') process.stdout.write('\n\n');
  if (part.type === 'text-delta') process.stdout.write(part.text);
  if (part.type === 'error') process.exitCode = 1; // the AI SDK has logged it
}
console.log();
