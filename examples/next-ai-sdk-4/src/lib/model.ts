import { createProviderRegistry, type LanguageModelV1 } from 'ai';
import { createEmulator, type Emulator } from 'ollama-turbo-emulator';
import { createOllama } from 'ollama-turbo-provider/ai4';
import { readSettings, type Settings } from './settings.ts';

const OLLAMA_TURBO = 'https://ollama.com';

/** As fast as a large model writes, and slow enough to read along. */
const TOKENS_PER_SECOND = 60;

declare global {
  /** One for the whole server: its modules are loaded anew whenever one of them changes in development. */
  var chatEmulator: Emulator | undefined;
}

let registry: ReturnType<typeof createRegistry> | undefined;

/** The model that answers, as the environment has it. */
export function chatModel(): LanguageModelV1 {
  const settings = readSettings(process.env);
  registry ??= createRegistry(settings);
  return registry.languageModel(settings.model);
}

/** Every model has a name here, `turbo:gpt-oss:120b` or `local:qwen3:8b`; further providers would join these two. */
function createRegistry(settings: Settings) {
  return createProviderRegistry({
    turbo: settings.isEmulated
      ? createOllama({ baseURL: OLLAMA_TURBO, apiKey: 'any-key', fetch: startEmulator().fetch })
      : // The provider reads the key from the environment itself, and sends it to ollama.com only.
        createOllama({ baseURL: OLLAMA_TURBO }),
    local: createOllama({ baseURL: settings.localURL }),
  });
}

/** Ollama Turbo in this process, without a socket. */
function startEmulator(): Emulator {
  globalThis.chatEmulator ??= createEmulator({
    mode: 'cloud',
    pace: { tokensPerSecond: TOKENS_PER_SECOND },
  });
  return globalThis.chatEmulator;
}
