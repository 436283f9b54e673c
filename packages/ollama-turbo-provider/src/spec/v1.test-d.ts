import type { EmbeddingModelV2, LanguageModelV2, ProviderV2 } from '@ai-sdk/provider';
import type * as Floor from 'provider-v1-floor';
import type * as Latest from 'provider-v1-latest';
import { expectTypeOf } from 'vitest';
import type { OllamaProvider } from '../provider.js';
import { toEmbeddingModelV1, toLanguageModelV1, toProviderV1 } from './v1.js';
import type { CallOptionsV1, LanguageModelV1Step } from './v1/types.js';

declare const languageModelV2: LanguageModelV2;
declare const embeddingModelV2: EmbeddingModelV2<string>;
declare const providerV2: ProviderV2;

// What a step returns is what AI SDK 4 takes, with the oldest and the newest types of its spec.
const languageModel = toLanguageModelV1(languageModelV2);
expectTypeOf(languageModel).toExtend<Floor.LanguageModelV1>();
expectTypeOf(languageModel).toExtend<Latest.LanguageModelV1>();

const embeddingModel = toEmbeddingModelV1(embeddingModelV2);
expectTypeOf(embeddingModel).toExtend<Floor.EmbeddingModelV1<string>>();
expectTypeOf(embeddingModel).toExtend<Latest.EmbeddingModelV1<string>>();

const provider = toProviderV1(providerV2);
expectTypeOf(provider).toExtend<Floor.ProviderV1>();
expectTypeOf(provider).toExtend<Latest.ProviderV1>();
// Methods are compared loosely, but what AI SDK 4 hands over has to be what a step takes.
expectTypeOf<Floor.LanguageModelV1CallOptions>().toExtend<CallOptionsV1>();
expectTypeOf<Latest.LanguageModelV1CallOptions>().toExtend<CallOptionsV1>();

// A callable provider stays callable, and its models keep their further arguments.
type Callable = ProviderV2 & {
  (modelId: string, size?: number): LanguageModelV2;
  languageModel(modelId: string, size?: number): LanguageModelV2;
  readonly tools: { search: string };
};
declare const callableV2: Callable;
const callable = toProviderV1(callableV2);
expectTypeOf(callable('m', 1)).toEqualTypeOf<LanguageModelV1Step>();
expectTypeOf(callable.languageModel('m', 1)).toEqualTypeOf<LanguageModelV1Step>();
expectTypeOf(callable.tools).toEqualTypeOf<{ search: string }>();
expectTypeOf(callable).toExtend<Latest.ProviderV1>();
// @ts-expect-error a size is a number
callable('m', 'large');
// @ts-expect-error this one cannot be called
provider('m');

// What another AI SDK takes is refused: newer models here, and these ones there.
// @ts-expect-error V2 is for AI SDK 5
languageModelV2 satisfies Latest.LanguageModelV1;
// @ts-expect-error V2 is for AI SDK 5
embeddingModelV2 satisfies Latest.EmbeddingModelV1<string>;
// @ts-expect-error V2 is for AI SDK 5
providerV2 satisfies Latest.ProviderV1;
// @ts-expect-error V4 is for AI SDK 7
({}) as OllamaProvider satisfies Latest.ProviderV1;
// @ts-expect-error V1 is for AI SDK 4
languageModel satisfies LanguageModelV2;
// @ts-expect-error V1 is for AI SDK 4
embeddingModel satisfies EmbeddingModelV2<string>;
// @ts-expect-error V1 is for AI SDK 4
provider satisfies ProviderV2;
// @ts-expect-error a step goes down one spec, not several
toLanguageModelV1({} as ReturnType<OllamaProvider>);
