import type { LanguageModel } from 'ai';
import type { Emulator } from 'ollama-turbo-emulator';
import { createOllama } from 'ollama-turbo-provider';

export const DEFAULT_CLOUD_MODEL = 'gpt-oss:120b';
export const DEFAULT_DAEMON_MODEL = 'gpt-oss:20b';

const OLLAMA_TURBO = 'https://ollama.com';

/** The model to talk to. */
export interface Host {
  model: LanguageModel;
  /** Where it runs, for the first line of the chat. */
  description: string;
}

/**
 * Chooses where to talk to: the named host, else ollama.com with a key, else an emulator in this process.
 *
 * @throws InvalidArgumentError when the base URL is none
 */
export function chooseHost(options: {
  model?: string | undefined;
  baseURL?: string | undefined;
  environment: Readonly<Record<string, string | undefined>>;
  startEmulator: () => Pick<Emulator, 'fetch'>;
}): Host {
  const { environment, startEmulator } = options;
  const baseURL = options.baseURL ?? valueOf(environment.OLLAMA_BASE_URL);
  if (baseURL !== undefined) {
    const modelId = options.model ?? defaultModelOn(baseURL);
    return {
      model: createOllama({ baseURL })(modelId),
      description: `Talking to ${modelId} on ${baseURL}.`,
    };
  }

  const modelId = options.model ?? DEFAULT_CLOUD_MODEL;
  if (valueOf(environment.OLLAMA_API_KEY) !== undefined) {
    return {
      // The provider reads the key from the environment itself.
      model: createOllama({ baseURL: OLLAMA_TURBO })(modelId),
      description: `Talking to ${modelId} on ${OLLAMA_TURBO}.`,
    };
  }

  // The provider does what it does with ollama.com; only the requests end in this process.
  const { fetch } = startEmulator();
  return {
    model: createOllama({ baseURL: OLLAMA_TURBO, fetch, apiKey: 'any-key' })(modelId),
    description: `OLLAMA_API_KEY is not set, so this is an emulator of Ollama Turbo, started in this process, that plays ${modelId}.`,
  };
}

/** What is set to nothing is not set. */
function valueOf(variable: string | undefined): string | undefined {
  return variable?.trim() === '' ? undefined : variable?.trim();
}

function defaultModelOn(baseURL: string): string {
  return /^(https?:\/\/)?([\w-]+\.)*ollama\.com([:/]|$)/i.test(baseURL)
    ? DEFAULT_CLOUD_MODEL
    : DEFAULT_DAEMON_MODEL;
}
