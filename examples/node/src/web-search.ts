// Ollama's web search: as a tool that the model calls, and without a model.
import { generateText, isStepCount } from 'ai';
import { createOllama } from 'ollama-turbo-provider';
import { turbo } from './shared/host.ts';

const ollama = createOllama(turbo());

const { text, steps } = await generateText({
  model: ollama('gpt-oss:120b'),
  prompt: 'Search the web for the weather in Oslo.',
  tools: {
    webSearch: ollama.tools.webSearch({ maxResults: 1 }), // 5 by default
    webFetch: ollama.tools.webFetch(), // for the whole text of a page
  },
  stopWhen: isStepCount(5),
});

for (const { toolCalls } of steps) {
  for (const { toolName, input } of toolCalls) console.log(toolName, JSON.stringify(input));
}
console.log(`\n${text}\n`);

const { results } = await ollama.webSearch('structured outputs of Ollama', { maxResults: 2 });
for (const { title, url } of results) console.log(`- ${title}: ${url}`);
