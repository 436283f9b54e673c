import { createProviderRegistry } from 'ai';
import { createEmulator, type Emulator } from 'ollama-turbo-emulator';
import { createOllama, type OllamaProvider } from 'ollama-turbo-provider';
import { hostOf, type Settings } from './settings.ts';

/** As fast as a large model writes, and slow enough to read along. */
const TOKENS_PER_SECOND = 60;

/** An Ollama that models of the picker run on. */
export interface Host {
  id: 'turbo' | 'local';
  label: string;
  /** `ollama.com`, `localhost:11434`, `emulator`. */
  name: string;
  provider: OllamaProvider;
}

export interface Hosts {
  turbo: Host;
  local: Host;
}

declare global {
  /** One for the whole server: its modules are loaded anew whenever one of them changes in development. */
  var nextChatEmulator: Emulator | undefined;
}

/** The two hosts as the settings have them. */
export function createHosts(settings: Settings): Hosts {
  const { turboURL, localURL, isEmulator } = settings;
  return {
    turbo: {
      id: 'turbo',
      label: isEmulator ? 'Ollama Turbo (emulator)' : 'Ollama Turbo',
      name: isEmulator ? 'emulator' : hostOf(turboURL ?? 'ollama.com'),
      provider: isEmulator ? emulatedTurbo(startEmulator().fetch) : createTurbo(),
    },
    local: {
      id: 'local',
      label: 'Local',
      name: hostOf(localURL),
      provider: createOllama({ baseURL: localURL, checkCapabilities: true }),
    },
  };
}

/** Ollama Turbo, played by an emulator without a socket. */
export function emulatedTurbo(fetch: Emulator['fetch']): OllamaProvider {
  return createOllama({
    baseURL: 'https://ollama.com',
    apiKey: 'any-key',
    fetch,
    checkCapabilities: true,
  });
}

/** Every model has a name here, `turbo:gpt-oss:120b` or `local:qwen3:8b`; further providers would join these two. */
export function createRegistry({ turbo, local }: Hosts) {
  return createProviderRegistry({ turbo: turbo.provider, local: local.provider });
}

export type Registry = ReturnType<typeof createRegistry>;

/** The provider reads key and host from the environment itself, and sends the key to ollama.com only. */
function createTurbo(): OllamaProvider {
  // What a model lacks (tools, thinking) is left out, so that it can answer all the same.
  return createOllama({ checkCapabilities: true });
}

function startEmulator(): Emulator {
  globalThis.nextChatEmulator ??= createEmulator({
    mode: 'cloud',
    pace: { tokensPerSecond: TOKENS_PER_SECOND },
  });
  return globalThis.nextChatEmulator;
}
