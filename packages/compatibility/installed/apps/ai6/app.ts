import { createProviderRegistry, embed, generateText, stepCountIs, streamText, tool } from 'ai';
import { createOllama, ollama, type OllamaLanguageModelOptions } from 'ollama-turbo-provider/ai6';
import { z } from 'zod';
import { fetch, requests } from './host.js';

const options: OllamaLanguageModelOptions = { options: { num_ctx: 1 } };
const host = createOllama({ apiKey: 'key', fetch });
const registry = createProviderRegistry({ ollama: host });

const answer = streamText({
  model: host('qwen3:8b', options),
  tools: {
    weather: tool({
      description: 'The weather in a city',
      inputSchema: z.object({ city: z.string() }),
      execute: async ({ city }) => `Sunny in ${city}.`,
    }),
  },
  stopWhen: stepCountIs(2),
  prompt: 'How is the weather in Paris?',
});
let text = '';
for await (const delta of answer.textStream) text += delta;
const steps = (await answer.steps).map(step => ({
  reasoning: step.reasoningText,
  calls: step.toolCalls.map(call => call.input),
  results: step.toolResults.map(({ output }) => output),
  finishReason: step.finishReason,
  tokens: [step.usage.inputTokens, step.usage.outputTokens],
}));

const greeting = await generateText({
  model: registry.languageModel('ollama:gpt-oss:20b'),
  tools: { webSearch: host.tools.webSearch() },
  prompt: 'Hi',
});
const { embedding, usage } = await embed({
  model: host.embeddingModel('embeddinggemma'),
  value: 'Hi',
});
const model = ollama('m', { options: { num_ctx: 1 } });

console.log(
  JSON.stringify({
    specificationVersion: model.specificationVersion,
    model: `${model.provider} ${model.modelId}`,
    text,
    steps,
    greeting: greeting.text,
    embedding,
    embeddingTokens: usage.tokens,
    requests,
  }),
);
