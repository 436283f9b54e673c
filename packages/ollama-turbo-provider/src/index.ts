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
export type { ChatModel, ChatWarning } from './chat/chat-model.js';
export type { OllamaLanguageModelOptions } from './chat/request/language-model-options.js';
export type { OllamaHostOptions } from './options/host-options.js';
export type {
  OllamaRerankingModel,
  OllamaRerankingModelMetadata,
} from './reranking/reranking-model.js';
export type { OllamaLanguageModelMetadata } from './chat/answer/metadata.js';
export type { OllamaAccount, OllamaAccountOptions } from './account/account.js';
export type { OllamaBalance } from './account/balance.js';
export type { OllamaUsageLimit, OllamaUsageLimits } from './account/limits.js';
export type { OllamaUsage, OllamaUsageOptions, OllamaUsageTotals } from './account/usage.js';
export type { OllamaErrorData } from './connection/api-error.js';
export type { OllamaErrorReason } from './connection/error-reason.js';
export type { OllamaEmbeddingModelOptions } from './embedding/embedding-model-options.js';
export type {
  OllamaEmbeddingModel,
  OllamaEmbeddingModelMetadata,
} from './embedding/embedding-model.js';
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
export {
  createOllama,
  ollama,
  type OllamaProvider,
  type OllamaProviderSettings,
} from './provider.js';
export { VERSION } from './version.js';
