// The model calls functions of yours, reads what they return, and answers.
import { generateText, isStepCount, tool } from 'ai';
import { createOllama } from 'ollama-turbo-provider';
import { z } from 'zod';
import { turbo } from './shared/host.ts';

const ollama = createOllama(turbo());

const getWeather = tool({
  description: 'Get the current weather in a city',
  inputSchema: z.object({ city: z.string().describe('Name of the city') }),
  execute: ({ city }) => ({ city, temperature: city === 'Oslo' ? 4 : 21, condition: 'sunny' }),
});

const { text, steps } = await generateText({
  model: ollama('gpt-oss:120b'),
  prompt: 'Where is it warmer today, in Oslo or in Lisbon?',
  tools: { getWeather },
  stopWhen: isStepCount(5), // without it, the call is the end
});

for (const { toolResults } of steps) {
  for (const { toolName, input, output } of toolResults) {
    console.log(`${toolName}(${JSON.stringify(input)}) → ${JSON.stringify(output)}`);
  }
}
console.log(`\n${text}`);
