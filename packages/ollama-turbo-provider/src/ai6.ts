/**
 * The provider for AI SDK 6: its models are LanguageModelV3s.
 *
 * @module
 */
import {
  createOllama as createNewest,
  type OllamaProvider as NewestProvider,
  type OllamaProviderSettings,
} from './provider.js';
import { toProviderV3, type ProviderV3Step } from './spec/v3.js';

export type { OllamaCatalogOptions, OllamaModelListOptions } from './catalog/catalog-options.js';
export type { OllamaModelCatalog } from './catalog/model-catalog.js';
export type { OllamaModelId } from './catalog/ollama-model-id.js';
export type {
  OllamaCapability,
  OllamaModel,
  OllamaModelDetails,
  OllamaRunningModel,
} from './catalog/ollama-model.js';
export type { OllamaPullProgress } from './catalog/pull-model.js';
export type { TurboModelName } from './catalog/turbo-models.js';
export type { OllamaLanguageModelOptions } from './chat/request/language-model-options.js';
export type { OllamaHostOptions } from './options/host-options.js';
export type { OllamaRerankingModelMetadata } from './reranking/reranking-model.js';
export type { OllamaLanguageModelMetadata } from './chat/answer/metadata.js';
export type { OllamaAccount, OllamaAccountOptions } from './account/account.js';
export type { OllamaBalance } from './account/balance.js';
export type { OllamaUsageLimit, OllamaUsageLimits } from './account/limits.js';
export type { OllamaUsage, OllamaUsageOptions, OllamaUsageTotals } from './account/usage.js';
export type { OllamaErrorData } from './connection/api-error.js';
export type { OllamaErrorReason } from './connection/error-reason.js';
export type { OllamaEmbeddingModelOptions } from './embedding/embedding-model-options.js';
export type { OllamaEmbeddingModelMetadata } from './embedding/embedding-model.js';
export { fallbackModel, type OllamaFallbackOptions } from './fallback/fallback-model.js';
export type { OllamaSchemaMismatch } from './structured-output/schema-mismatch.js';
export type { OllamaTool } from './tools/portable-tool.js';
export type { OllamaTools } from './tools/web-access.js';
export type {
  OllamaWebFetchOptions,
  OllamaWebFetchResponse,
  OllamaWebFetchTool,
  OllamaWebFetchToolOptions,
} from './tools/web-fetch.js';
export type {
  OllamaWebSearchOptions,
  OllamaWebSearchResponse,
  OllamaWebSearchResult,
  OllamaWebSearchTool,
  OllamaWebSearchToolOptions,
} from './tools/web-search.js';
export type { OllamaProviderSettings } from './provider.js';
export { VERSION } from './version.js';

/** The models of one Ollama host, for AI SDK 6. */
export type OllamaProvider = ProviderV3Step<NewestProvider>;

/**
 * Creates a provider for one Ollama host: https://ollama.com unless `baseURL` or `OLLAMA_BASE_URL` names another.
 *
 * @throws InvalidArgumentError when a setting is not valid
 */
export function createOllama(settings: OllamaProviderSettings = {}): OllamaProvider {
  return toProviderV3(createNewest(settings));
}

/** The provider with its settings from the environment: `OLLAMA_API_KEY` and `OLLAMA_BASE_URL`. */
export const ollama: OllamaProvider = createOllama();
