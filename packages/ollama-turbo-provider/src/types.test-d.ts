import type { LanguageModelV1ProviderMetadata } from 'provider-v1-floor';
import type { SharedV2ProviderOptions } from 'provider-v2-floor';
import type { SharedV3ProviderOptions } from 'provider-v3-floor';
import type { SharedV4ProviderOptions } from 'provider-v4-floor';
import type { SharedV4ProviderOptions as LatestProviderOptions } from 'provider-v4-latest';
import type { OllamaLanguageModelOptions } from './chat/request/language-model-options.js';

/*
 * Options that were declared with their type can be handed to every AI SDK as they are.
 */

declare const options: OllamaLanguageModelOptions;

({ ollama: options }) satisfies LanguageModelV1ProviderMetadata;
({ ollama: options }) satisfies SharedV2ProviderOptions;
({ ollama: options }) satisfies SharedV3ProviderOptions;
({ ollama: options }) satisfies SharedV4ProviderOptions;
({ ollama: options }) satisfies LatestProviderOptions;
