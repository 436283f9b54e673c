// Models by names of your own, in one place of the app: which model is "smart" is decided here only.
import { createProviderRegistry, customProvider, generateText } from 'ai';
import { createOllama } from 'ollama-turbo-provider';
import { turbo } from './shared/host.ts';

const ollama = createOllama(turbo());

const registry = createProviderRegistry({
  ollama, // every model of the host: 'ollama:gpt-oss:120b'
  my: customProvider({
    languageModels: {
      fast: ollama('gpt-oss:20b', { think: 'low' }),
      smart: ollama('gpt-oss:120b', { think: 'high' }),
    },
  }),
});

for (const id of ['my:fast', 'my:smart', 'ollama:glm-5.1'] as const) {
  const model = registry.languageModel(id);
  const { text, usage } = await generateText({ model, prompt: 'Tell me a joke.' });
  console.log(`${id} is ${model.modelId}, ${usage.outputTokens} tokens:\n${text}\n`);
}
