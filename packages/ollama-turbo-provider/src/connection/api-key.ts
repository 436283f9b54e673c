import { InvalidArgumentError, LoadAPIKeyError } from '@ai-sdk/provider';
import type { BaseUrl } from './base-url.js';
import { readEnvironment } from './environment.js';

/** A key, or a function that gives one for each request; empty or undefined means: none of one's own. */
export type ApiKeySetting = string | (() => string | undefined | PromiseLike<string | undefined>);

/** A key that can be sent, and where it came from. */
export interface ApiKey {
  key: string;
  source: 'apiKey' | 'OLLAMA_API_KEY';
}

const KEYS_PAGE = 'https://ollama.com/settings/keys';

/**
 * The key for a host: the setting, else, for ollama.com only, the environment variable `OLLAMA_API_KEY`. White space
 * around it and a leading `Bearer` are removed. What a function as setting throws is passed on.
 *
 * @throws InvalidArgumentError | LoadAPIKeyError when a key cannot be sent, without the key
 */
export async function resolveApiKey(options: {
  setting: ApiKeySetting | undefined;
  baseUrl: BaseUrl;
}): Promise<ApiKey | undefined> {
  const { setting, baseUrl } = options;
  const value: unknown = typeof setting === 'function' ? await setting() : setting;
  const key = normalise(checkType(value));
  if (key !== '') return checked({ key, source: 'apiKey' });
  const environmentKey = baseUrl.isOllamaCom ? normalise(readEnvironment('OLLAMA_API_KEY')) : '';
  return environmentKey === ''
    ? undefined
    : checked({ key: environmentKey, source: 'OLLAMA_API_KEY' });
}

/** What to throw when there is no key for ollama.com, which answers no chat without one. */
export function missingApiKey(): LoadAPIKeyError {
  return new LoadAPIKeyError({
    message: `ollama.com needs an API key: set the environment variable OLLAMA_API_KEY, or pass the setting "apiKey" to createOllama. Keys are made at ${KEYS_PAGE}. For a local Ollama, set baseURL to "http://localhost:11434".`,
  });
}

function checkType(value: unknown): string | undefined {
  if (value === undefined || value === null || typeof value === 'string') return value ?? undefined;
  throw new InvalidArgumentError({
    argument: 'apiKey',
    message: `The function given as setting "apiKey" has to return a text, a promise of one, or undefined; it returned a value of type ${typeof value}.`,
  });
}

/** People paste the whole header value, and shells and files add line ends. */
function normalise(value: string | undefined): string {
  return (value ?? '')
    .trim()
    .replace(/^bearer(?:\s+|$)/i, '')
    .trim();
}

function checked(apiKey: ApiKey): ApiKey {
  const problem = findProblem(apiKey.key);
  if (problem === undefined) return apiKey;
  const advice = `Copy it again; keys of ollama.com are made at ${KEYS_PAGE}.`;
  if (apiKey.source === 'apiKey') {
    const message = `The key in the setting "apiKey" contains ${problem}. ${advice}`;
    throw new InvalidArgumentError({ argument: 'apiKey', message });
  }
  const message = `The key in the environment variable OLLAMA_API_KEY contains ${problem}. ${advice}`;
  throw new LoadAPIKeyError({ message });
}

function findProblem(key: string): string | undefined {
  if (/[\r\n]/.test(key)) return 'a line break';
  if (/\P{ASCII}/u.test(key)) return 'a character that is not ASCII';
  if (/\p{Cc}/u.test(key)) return 'a control character';
  return undefined;
}
