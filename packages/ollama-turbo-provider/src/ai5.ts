/**
 * The provider for AI SDK 5: its models are LanguageModelV2s.
 *
 * @module
 */
import {
  createOllama as createNewest,
  type OllamaProvider as NewestProvider,
  type OllamaProviderSettings,
} from './provider.js';
import { toProviderV2, type ProviderV2Step } from './spec/v2.js';
import { toProviderV3, type ProviderV3Step } from './spec/v3.js';

export type {
  OllamaHostOptions,
  OllamaLanguageModelOptions,
} from './chat/request/language-model-options.js';
export type { OllamaLanguageModelMetadata } from './chat/answer/metadata.js';
export type { OllamaErrorData } from './connection/api-error.js';
export type { OllamaErrorReason } from './connection/error-reason.js';
export { fallbackModel, type OllamaFallbackOptions } from './fallback/fallback-model.js';
export type { OllamaSchemaMismatch } from './structured-output/schema-mismatch.js';
export type { OllamaProviderSettings } from './provider.js';
export { VERSION } from './version.js';

/** The models of one Ollama host, for AI SDK 5. */
export type OllamaProvider = ProviderV2Step<ProviderV3Step<NewestProvider>>;

/**
 * Creates a provider for one Ollama host: https://ollama.com unless `baseURL` or `OLLAMA_BASE_URL` names another.
 *
 * @throws InvalidArgumentError when a setting is not valid
 */
export function createOllama(settings: OllamaProviderSettings = {}): OllamaProvider {
  return toProviderV2(toProviderV3(createNewest(settings)));
}

/** The provider with its settings from the environment: `OLLAMA_API_KEY` and `OLLAMA_BASE_URL`. */
export const ollama: OllamaProvider = createOllama();
