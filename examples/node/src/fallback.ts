// A second model for when the first one's quota is used up.
import { generateText } from 'ai';
import { createEmulator, fail } from 'ollama-turbo-emulator';
import { createOllama, fallbackModel } from 'ollama-turbo-provider';

console.error('This example always runs on emulators: of Ollama Turbo, and of an Ollama daemon.');
const error = 'you (ada) have reached your weekly usage limit, upgrade for higher limits';
const cloud = createEmulator({ mode: 'cloud', script: [fail({ status: 429, body: { error } })] });
const daemon = createEmulator({ mode: 'daemon' });

const turbo = createOllama({ baseURL: 'ollama.com', apiKey: 'any-key', fetch: cloud.fetch });
const local = createOllama({ baseURL: 'localhost:11434', fetch: daemon.fetch });

globalThis.AI_SDK_LOG_WARNINGS = false; // they are printed below

const { text, warnings, finalStep } = await generateText({
  model: fallbackModel(turbo('gpt-oss:120b'), local('gpt-oss:20b')),
  prompt: 'Tell me a joke.',
});

for (const warning of warnings ?? []) {
  if (warning.type === 'other') console.log(`${warning.message}\n`);
}
console.log(`${finalStep.response.modelId} answers: ${text}`);
