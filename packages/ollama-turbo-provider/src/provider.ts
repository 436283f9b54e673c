import { InvalidArgumentError, NoSuchModelError } from '@ai-sdk/provider';
import { generateId as defaultGenerateId } from '@ai-sdk/provider-utils';
import { createAccountAccess, type AccountAccess } from './account/account-access.js';
import { createModelCatalog, type OllamaModelCatalog } from './catalog/model-catalog.js';
import type { OllamaModelId } from './catalog/ollama-model-id.js';
import { ChatLanguageModel } from './chat/chat-language-model.js';
import type { ChatModel } from './chat/chat-model.js';
import {
  languageModelOptionsSchema,
  type OllamaCapabilityOptions,
  type OllamaLanguageModelOptions,
  type OllamaStructuredOutputOptions,
} from './chat/request/language-model-options.js';
import {
  embeddingModelOptionsSchema,
  type OllamaEmbeddingModelOptions,
} from './embedding/embedding-model-options.js';
import type { OllamaEmbeddingModel } from './embedding/embedding-model.js';
import {
  HostEmbeddingModel,
  type HostEmbeddingModelConfig,
} from './embedding/host-embedding-model.js';
import type { OllamaRerankingModel } from './reranking/reranking-model.js';
import { SimilarityRerankingModel } from './reranking/similarity-reranking-model.js';
import { checkModelId } from './check-model-id.js';
import { createConnection, type ConnectionSettings } from './connection/connection.js';
import { mergeModelOptions, parseModelOptions } from './options/model-options.js';
import { createWebAccess, type WebAccess } from './tools/web-access.js';

/** Settings of `createOllama`. */
export interface OllamaProviderSettings
  extends ConnectionSettings, OllamaStructuredOutputOptions, OllamaCapabilityOptions {
  /**
   * Name of the provider: `model.provider` is `<name>.chat`, and `providerOptions` are read under it as well as under
   * `ollama`. Default `ollama`.
   */
  name?: string;
  /** Makes ids for tool calls that come without one. Default: 16 random characters. */
  generateId?: () => string;
}

/** The models of one Ollama host, and what else it offers. */
export interface OllamaProvider extends WebAccess, AccountAccess {
  /**
   * A language model of the host.
   *
   * @param modelId as Ollama names it: `gpt-oss:120b` on ollama.com, `gpt-oss:20b` or `gpt-oss:120b-cloud` on a daemon
   * @param defaults the model's own `providerOptions.ollama`; values of a call win
   * @throws InvalidArgumentError when the id is no text, or a default is not valid
   */
  (modelId: OllamaModelId, defaults?: OllamaLanguageModelOptions): ChatModel;
  readonly specificationVersion: 'v4';
  /** The same as calling the provider. */
  readonly languageModel: (
    modelId: OllamaModelId,
    defaults?: OllamaLanguageModelOptions,
  ) => ChatModel;
  /**
   * An embedding model of the host.
   *
   * @param modelId as Ollama names it: `embeddinggemma`, `nomic-embed-text`
   * @param defaults the model's own `providerOptions.ollama`; values of a call win
   * @throws InvalidArgumentError when the id is no text, or a default is not valid
   */
  readonly embeddingModel: (
    modelId: string,
    defaults?: OllamaEmbeddingModelOptions,
  ) => OllamaEmbeddingModel;
  /**
   * An embedding model of the host as a reranking model: Ollama has none of its own, so documents are ranked by how
   * similar their embeddings are to that of the query. Each call warns of it.
   *
   * @param modelId as Ollama names it: `embeddinggemma`, `nomic-embed-text`
   * @param defaults the model's own `providerOptions.ollama`; values of a call win
   * @throws InvalidArgumentError when the id is no text, or a default is not valid
   */
  readonly rerankingModel: (
    modelId: string,
    defaults?: OllamaEmbeddingModelOptions,
  ) => OllamaRerankingModel;
  /** What models the host has, and what they can do. */
  readonly models: OllamaModelCatalog;
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
    checkCapabilities,
    ...connectionSettings
  } = settings;
  const connection = createConnection(connectionSettings);
  const ownDefaults = { structuredOutput, structuredOutputRetries, checkCapabilities };
  const schema = languageModelOptionsSchema;
  parseModelOptions({ schema, value: ownDefaults, path: '', warnings: [] });

  const languageModel = (modelId: string, defaults?: OllamaLanguageModelOptions): ChatModel => {
    checkModelId(modelId);
    const path = `the second argument of ${name}('${modelId}', …)`;
    // What is unknown in the defaults is said with each call, where warnings are heard.
    parseModelOptions({ schema, value: defaults, path, warnings: [] });
    return new ChatLanguageModel(modelId, {
      name,
      connection,
      generateId,
      defaults: mergeModelOptions<OllamaLanguageModelOptions>(ownDefaults, defaults ?? {}),
    });
  };

  const toEmbeddingConfig = (options: {
    modelId: string;
    defaults: OllamaEmbeddingModelOptions | undefined;
    method: 'embeddingModel' | 'rerankingModel';
  }): HostEmbeddingModelConfig => {
    const { modelId, defaults = {}, method } = options;
    checkModelId(modelId);
    parseModelOptions({
      schema: embeddingModelOptionsSchema,
      value: defaults,
      path: `the second argument of ${name}.${method}('${modelId}', …)`,
      warnings: [],
    });
    return { name, connection, defaults };
  };

  const provider = function (modelId: string, defaults?: OllamaLanguageModelOptions): ChatModel {
    if (new.target) throw invalidSetting('new', `${name}(…) is a function: call it without new.`);
    return languageModel(modelId, defaults);
  };

  // The AI SDK calls methods detached from the provider, so none of them may use `this`.
  return Object.assign(provider, {
    specificationVersion: 'v4' as const,
    languageModel,
    embeddingModel: (modelId: string, defaults?: OllamaEmbeddingModelOptions) =>
      new HostEmbeddingModel(
        modelId,
        toEmbeddingConfig({ modelId, defaults, method: 'embeddingModel' }),
      ),
    rerankingModel: (modelId: string, defaults?: OllamaEmbeddingModelOptions) =>
      new SimilarityRerankingModel(
        modelId,
        toEmbeddingConfig({ modelId, defaults, method: 'rerankingModel' }),
      ),
    models: createModelCatalog(connection),
    imageModel,
    ...createWebAccess(connection),
    ...createAccountAccess(connection),
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

function invalidSetting(argument: string, message: string): InvalidArgumentError {
  return new InvalidArgumentError({ argument, message });
}

function imageModel(modelId: string): never {
  throw new NoSuchModelError({ modelId, modelType: 'imageModel' });
}
