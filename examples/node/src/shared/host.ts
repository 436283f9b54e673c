import { createEmulator } from 'ollama-turbo-emulator';
import type { OllamaProviderSettings } from 'ollama-turbo-provider';

/** As fast as a large model writes. */
const TOKENS_PER_SECOND = 100;

/**
 * Where the examples find Ollama Turbo: at ollama.com with a key, else in an emulator in this process. Your own code
 * needs none of this: `createOllama()` reads OLLAMA_API_KEY by itself.
 */
export function turbo(): OllamaProviderSettings {
  const baseURL = 'https://ollama.com';
  if (isSet('OLLAMA_API_KEY')) {
    say('OLLAMA_API_KEY is set: ollama.com answers.');
    return { baseURL };
  }
  say('OLLAMA_API_KEY is not set: an emulator of Ollama Turbo answers.');
  const pace = { tokensPerSecond: TOKENS_PER_SECOND };
  const { fetch } = createEmulator({ mode: 'cloud', pace });
  return { baseURL, apiKey: 'any-key', fetch };
}

/**
 * Where they find a daemon, which has models that ollama.com may not have: where OLLAMA_BASE_URL says, else in an
 * emulator in this process.
 */
export function daemon(): OllamaProviderSettings {
  if (isSet('OLLAMA_BASE_URL')) {
    say('OLLAMA_BASE_URL is set: that host answers.');
    return {};
  }
  say('OLLAMA_BASE_URL is not set: an emulator of an Ollama daemon answers.');
  const model = {
    name: 'embeddinggemma',
    capabilities: ['embedding'],
    embeddingLength: 768,
  } as const;
  const { fetch } = createEmulator({ mode: 'daemon', models: [model] });
  return { baseURL: 'http://localhost:11434', fetch };
}

function isSet(variable: string): boolean {
  return Boolean(process.env[variable]?.trim());
}

/** On standard error, so that what an example prints is its own. */
function say(text: string): void {
  console.error(text);
}
