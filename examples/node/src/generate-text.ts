// A whole answer at once, with what it cost.
import { generateText } from 'ai';
import { createOllama } from 'ollama-turbo-provider';
import { turbo } from './shared/host.ts';

const ollama = createOllama(turbo());

const { text, finishReason, usage } = await generateText({
  model: ollama('gpt-oss:120b'),
  instructions: 'Answer in a few friendly sentences.',
  prompt: 'Why is the sky blue?',
});

console.log(text);
console.log(`\n${finishReason}: ${usage.inputTokens} tokens in, ${usage.outputTokens} tokens out`);
