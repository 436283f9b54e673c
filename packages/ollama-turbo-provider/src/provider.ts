import { InvalidArgumentError, NoSuchModelError } from '@ai-sdk/provider';
import { generateId as defaultGenerateId } from '@ai-sdk/provider-utils';
import { ChatLanguageModel } from './chat/chat-language-model.js';
import type { ChatModel } from './chat/chat-model.js';
import {
  mergeLanguageModelOptions,
  parseLanguageModelOptions,
  type OllamaLanguageModelOptions,
  type OllamaStructuredOutputOptions,
} from './chat/request/language-model-options.js';
import { createConnection, type ConnectionSettings } from './connection/connection.js';

/** Settings of `createOllama`. */
export interface OllamaProviderSettings extends ConnectionSettings, OllamaStructuredOutputOptions {
  /**
   * Name of the provider: `model.provider` is `<name>.chat`, and `providerOptions` are read under it as well as under
   * `ollama`. Default `ollama`.
   */
  name?: string;
  /** Makes ids for tool calls that come without one. Default: 16 random characters. */
  generateId?: () => string;
}

/** The models of one Ollama host. */
export interface OllamaProvider {
  /**
   * A language model of the host.
   *
   * @param modelId as Ollama names it: `gpt-oss:120b` on ollama.com, `gpt-oss:20b` or `gpt-oss:120b-cloud` on a daemon
   * @param defaults the model's own `providerOptions.ollama`; values of a call win
   * @throws InvalidArgumentError when the id is no text, or a default is not valid
   */
  (modelId: string, defaults?: OllamaLanguageModelOptions): ChatModel;
  readonly specificationVersion: 'v4';
  /** The same as calling the provider. */
  readonly languageModel: (modelId: string, defaults?: OllamaLanguageModelOptions) => ChatModel;
  /** @throws NoSuchModelError always: not offered yet */
  readonly embeddingModel: (modelId: string) => never;
  /** @throws NoSuchModelError always: Ollama makes no images */
  readonly imageModel: (modelId: string) => never;
}

/**
 * Creates a provider for one Ollama host: https://ollama.com unless `baseURL` or `OLLAMA_BASE_URL` names another.
 *
 * @throws InvalidArgumentError when a setting is not valid
 */
export function createOllama(settings: OllamaProviderSettings = {}): OllamaProvider {
  checkSettings(settings);
  const {
    name = 'ollama',
    generateId = defaultGenerateId,
    structuredOutput,
    structuredOutputRetries,
    ...connectionSettings
  } = settings;
  const connection = createConnection(connectionSettings);
  const ownDefaults = { structuredOutput, structuredOutputRetries };
  parseLanguageModelOptions({ value: ownDefaults, path: '', warnings: [] });

  const languageModel = (modelId: string, defaults?: OllamaLanguageModelOptions): ChatModel => {
    checkModelId(modelId);
    const path = `the second argument of ${name}('${modelId}', …)`;
    // What is unknown in the defaults is said with each call, where warnings are heard.
    parseLanguageModelOptions({ value: defaults, path, warnings: [] });
    return new ChatLanguageModel(modelId, {
      name,
      connection,
      generateId,
      defaults: mergeLanguageModelOptions(ownDefaults, defaults ?? {}),
    });
  };

  const provider = function (modelId: string, defaults?: OllamaLanguageModelOptions): ChatModel {
    if (new.target) throw invalidSetting('new', `${name}(…) is a function: call it without new.`);
    return languageModel(modelId, defaults);
  };

  // The AI SDK calls methods detached from the provider, so none of them may use `this`.
  return Object.assign(provider, {
    specificationVersion: 'v4' as const,
    languageModel,
    embeddingModel: (modelId: string) => noSuchModel(modelId, 'embeddingModel'),
    imageModel: (modelId: string) => noSuchModel(modelId, 'imageModel'),
  });
}

/** The provider with its settings from the environment: `OLLAMA_API_KEY` and `OLLAMA_BASE_URL`. */
export const ollama: OllamaProvider = createOllama();

function checkSettings(settings: OllamaProviderSettings): void {
  if (typeof settings !== 'object' || settings === null) {
    throw invalidSetting('settings', 'createOllama takes an object of settings.');
  }
  const { name, generateId } = settings;
  if (name !== undefined && (typeof name !== 'string' || name === '')) {
    throw invalidSetting('name', 'The setting "name" has to be a text.');
  }
  if (generateId !== undefined && typeof generateId !== 'function') {
    throw invalidSetting('generateId', 'The setting "generateId" has to be a function.');
  }
}

function checkModelId(modelId: string): void {
  if (typeof modelId === 'string' && modelId.trim() !== '') return;
  throw invalidSetting('modelId', 'The model id has to be a text such as "gpt-oss:120b".');
}

function invalidSetting(argument: string, message: string): InvalidArgumentError {
  return new InvalidArgumentError({ argument, message });
}

function noSuchModel(modelId: string, modelType: 'embeddingModel' | 'imageModel'): never {
  throw new NoSuchModelError({ modelId, modelType });
}
