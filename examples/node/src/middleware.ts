// Around each call of a model: settings of yours, and a line in a log.
import {
  defaultSettingsMiddleware,
  generateText,
  wrapLanguageModel,
  type LanguageModelMiddleware,
} from 'ai';
import { createOllama } from 'ollama-turbo-provider';
import { turbo } from './shared/host.ts';

const ollama = createOllama(turbo());

const log: LanguageModelMiddleware = {
  async wrapGenerate({ doGenerate, params, model }) {
    const { temperature, maxOutputTokens } = params;
    console.log(`→ ${model.modelId}`, JSON.stringify({ temperature, maxOutputTokens }));
    const result = await doGenerate();
    const { finishReason, usage } = result;
    console.log(`← ${finishReason.unified}, ${usage.outputTokens.total} tokens\n`);
    return result;
  },
};

const model = wrapLanguageModel({
  model: ollama('gpt-oss:120b'),
  middleware: [
    defaultSettingsMiddleware({ settings: { temperature: 0.2, maxOutputTokens: 400 } }),
    log, // the last one is nearest to the model, so it sees the settings
  ],
});

const { text } = await generateText({ model, prompt: 'Write a haiku.' });
console.log(text);
