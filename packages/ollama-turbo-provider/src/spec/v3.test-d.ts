import type { EmbeddingModel, LanguageModel, RerankingModel } from 'ai';
import type * as V2 from 'provider-v2-latest';
import type * as V3Floor from 'provider-v3-floor';
import type * as V3Latest from 'provider-v3-latest';
import type * as V4Floor from 'provider-v4-floor';
import type * as V4Latest from 'provider-v4-latest';
import { expectTypeOf } from 'vitest';
import type { OllamaProvider } from '../provider.js';
import {
  toEmbeddingModelV3,
  toLanguageModelV3,
  toProviderV3,
  toRerankingModelV3,
  type ProviderV3Step,
} from './v3.js';
import type {
  ContentV3,
  EmbeddingModelV3Step,
  LanguageModelV3Step,
  RerankingModelV3Step,
  StreamPartV3,
} from './v3/types.js';

// A language model fits V3 in every release that has it, AI SDK 7, and no other spec.
declare const languageModel: LanguageModelV3Step;
languageModel satisfies V3Floor.LanguageModelV3;
languageModel satisfies V3Latest.LanguageModelV3;
languageModel satisfies V4Floor.LanguageModelV3;
languageModel satisfies V4Latest.LanguageModelV3;
languageModel satisfies LanguageModel;
// @ts-expect-error V3 is too new for AI SDK 5
languageModel satisfies V2.LanguageModelV2;
// @ts-expect-error V3 is not V4
languageModel satisfies V4Latest.LanguageModelV4;

// What it answers fits, taken by itself, too.
expectTypeOf<ContentV3>().toExtend<V3Floor.LanguageModelV3Content>();
expectTypeOf<ContentV3>().toExtend<V3Latest.LanguageModelV3Content>();
expectTypeOf<StreamPartV3>().toExtend<V3Floor.LanguageModelV3StreamPart>();
expectTypeOf<StreamPartV3>().toExtend<V3Latest.LanguageModelV3StreamPart>();
// The method types of the SDK would let too narrow options pass; these do not.
type Options = Parameters<LanguageModelV3Step['doGenerate']>[0];
expectTypeOf<V3Floor.LanguageModelV3CallOptions>().toExtend<Options>();
expectTypeOf<V3Latest.LanguageModelV3CallOptions>().toExtend<Options>();

declare const embeddingModel: EmbeddingModelV3Step;
embeddingModel satisfies V3Floor.EmbeddingModelV3;
embeddingModel satisfies V3Latest.EmbeddingModelV3;
embeddingModel satisfies V4Floor.EmbeddingModelV3;
embeddingModel satisfies V4Latest.EmbeddingModelV3;
embeddingModel satisfies EmbeddingModel;
// @ts-expect-error V3 is too new for AI SDK 5
embeddingModel satisfies V2.EmbeddingModelV2<string>;

declare const rerankingModel: RerankingModelV3Step;
rerankingModel satisfies V3Floor.RerankingModelV3;
rerankingModel satisfies V3Latest.RerankingModelV3;
rerankingModel satisfies V4Floor.RerankingModelV3;
rerankingModel satisfies V4Latest.RerankingModelV3;
rerankingModel satisfies RerankingModel;

// A step takes V4 models of every release.
declare const floor: {
  language: V4Floor.LanguageModelV4;
  embedding: V4Floor.EmbeddingModelV4;
  reranking: V4Floor.RerankingModelV4;
};
expectTypeOf(toLanguageModelV3(floor.language)).toEqualTypeOf<LanguageModelV3Step>();
expectTypeOf(toEmbeddingModelV3(floor.embedding)).toEqualTypeOf<EmbeddingModelV3Step>();
expectTypeOf(toRerankingModelV3(floor.reranking)).toEqualTypeOf<RerankingModelV3Step>();
// @ts-expect-error a V3 model needs no step
toLanguageModelV3(languageModel);

// A provider fits V3, takes the arguments of the newer one and keeps what no spec knows of it.
declare const ollama: ProviderV3Step<OllamaProvider & { readonly models: () => string[] }>;
ollama satisfies V3Floor.ProviderV3;
ollama satisfies V3Latest.ProviderV3;
ollama satisfies V4Floor.ProviderV3;
ollama satisfies V4Latest.ProviderV3;
// @ts-expect-error V3 is not V4
ollama satisfies V4Latest.ProviderV4;
expectTypeOf(ollama('m', { think: 'high' })).toEqualTypeOf<LanguageModelV3Step>();
expectTypeOf(ollama.languageModel).parameters.toEqualTypeOf<
  Parameters<OllamaProvider['languageModel']>
>();
expectTypeOf(ollama.models()).toEqualTypeOf<string[]>();
// @ts-expect-error `think` is no number
ollama('m', { think: 1 });
expectTypeOf(ollama.embeddingModel('m', { dimensions: 1 })).toEqualTypeOf<EmbeddingModelV3Step>();
expectTypeOf(ollama.rerankingModel('m', { dimensions: 1 })).toEqualTypeOf<RerankingModelV3Step>();
// @ts-expect-error dimensions are a number
ollama.rerankingModel('m', { dimensions: '1' });

// What a provider may have or not, it may have or not afterwards; what cannot be called cannot be called.
declare const anyProvider: V4Latest.ProviderV4;
const stepped = toProviderV3(anyProvider);
stepped satisfies V3Floor.ProviderV3;
expectTypeOf(stepped.rerankingModel).extract<undefined>().toEqualTypeOf<undefined>();
expectTypeOf(stepped.rerankingModel)
  .exclude<undefined>()
  .returns.toEqualTypeOf<RerankingModelV3Step>();
// @ts-expect-error it is no function
stepped('m');
// @ts-expect-error V3 knows no files
void stepped.files;
