export type { ChatModel, ChatWarning } from './chat/chat-model.js';
export type {
  OllamaHostOptions,
  OllamaLanguageModelOptions,
} from './chat/request/language-model-options.js';
export type { OllamaLanguageModelMetadata } from './chat/answer/metadata.js';
export type { OllamaErrorData } from './connection/api-error.js';
export type { OllamaErrorReason } from './connection/error-reason.js';
export { fallbackModel, type OllamaFallbackOptions } from './fallback/fallback-model.js';
export type { OllamaSchemaMismatch } from './structured-output/schema-mismatch.js';
export {
  createOllama,
  ollama,
  type OllamaProvider,
  type OllamaProviderSettings,
} from './provider.js';
export { VERSION } from './version.js';
