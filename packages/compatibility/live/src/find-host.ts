import type { OllamaProviderSettings } from 'ollama-turbo-provider';

export type Environment = Readonly<Record<string, string | undefined>>;

/** `OLLAMA_BASE_URL`; else ollama.com, when there is a key for it; else the daemon of this machine. */
export function findHost(environment: Environment): OllamaProviderSettings & { baseURL: string } {
  const { OLLAMA_BASE_URL: baseURL, OLLAMA_API_KEY: apiKey } = environment;
  // The provider itself gives the key of the environment to ollama.com, and to no other host.
  if (baseURL) return { baseURL };
  if (apiKey) return { baseURL: 'https://ollama.com', apiKey };
  return { baseURL: 'http://localhost:11434' };
}
