import type { EmbeddingModel, LanguageModel } from 'ai';
import type * as V1 from 'provider-v1-latest';
import type * as V2Floor from 'provider-v2-floor';
import type * as V2Latest from 'provider-v2-latest';
import type * as V3Floor from 'provider-v3-floor';
import type * as V3Latest from 'provider-v3-latest';
import type * as V4Floor from 'provider-v4-floor';
import type * as V4Latest from 'provider-v4-latest';
import { expectTypeOf } from 'vitest';
import type { OllamaProvider } from '../provider.js';
import { toEmbeddingModelV2, toLanguageModelV2, toProviderV2, type ProviderV2Step } from './v2.js';
import type {
  ContentV2,
  EmbeddingModelV2Step,
  LanguageModelV2Step,
  StreamPartV2,
} from './v2/types.js';
import type { ProviderV3Step } from './v3.js';
import type { EmbeddingModelV3Step, LanguageModelV3Step } from './v3/types.js';

// A language model fits V2 in every release that has it, AI SDK 7, and no other spec.
declare const languageModel: LanguageModelV2Step;
languageModel satisfies V2Floor.LanguageModelV2;
languageModel satisfies V2Latest.LanguageModelV2;
languageModel satisfies V3Latest.LanguageModelV2;
languageModel satisfies V4Floor.LanguageModelV2;
languageModel satisfies V4Latest.LanguageModelV2;
languageModel satisfies LanguageModel;
// @ts-expect-error V2 is too new for AI SDK 4
languageModel satisfies V1.LanguageModelV1;
// @ts-expect-error V2 is not V3
languageModel satisfies V3Latest.LanguageModelV3;

// What it answers fits, taken by itself, too.
expectTypeOf<ContentV2>().toExtend<V2Floor.LanguageModelV2Content>();
expectTypeOf<ContentV2>().toExtend<V2Latest.LanguageModelV2Content>();
expectTypeOf<StreamPartV2>().toExtend<V2Floor.LanguageModelV2StreamPart>();
expectTypeOf<StreamPartV2>().toExtend<V2Latest.LanguageModelV2StreamPart>();
// The method types of the SDK would let too narrow options pass; these do not.
type Options = Parameters<LanguageModelV2Step['doGenerate']>[0];
expectTypeOf<V2Floor.LanguageModelV2CallOptions>().toExtend<Options>();
expectTypeOf<V2Latest.LanguageModelV2CallOptions>().toExtend<Options>();

declare const embeddingModel: EmbeddingModelV2Step;
embeddingModel satisfies V2Floor.EmbeddingModelV2<string>;
embeddingModel satisfies V2Latest.EmbeddingModelV2<string>;
embeddingModel satisfies V3Floor.EmbeddingModelV2<string>;
embeddingModel satisfies V3Latest.EmbeddingModelV2<string>;
embeddingModel satisfies V4Floor.EmbeddingModelV2<string>;
embeddingModel satisfies V4Latest.EmbeddingModelV2<string>;
embeddingModel satisfies EmbeddingModel;
// @ts-expect-error V2 is too new for AI SDK 4
embeddingModel satisfies V1.EmbeddingModelV1<string>;

// A step takes V3 models of every release, and what the step above makes.
declare const newer: {
  floor: V3Floor.LanguageModelV3;
  latest: V3Latest.LanguageModelV3;
  step: LanguageModelV3Step;
  floorEmbedding: V3Floor.EmbeddingModelV3;
  latestEmbedding: V3Latest.EmbeddingModelV3;
  embeddingStep: EmbeddingModelV3Step;
};
expectTypeOf(toLanguageModelV2(newer.floor)).toEqualTypeOf<LanguageModelV2Step>();
toLanguageModelV2(newer.latest);
toLanguageModelV2(newer.step);
expectTypeOf(toEmbeddingModelV2(newer.floorEmbedding)).toEqualTypeOf<EmbeddingModelV2Step>();
toEmbeddingModelV2(newer.latestEmbedding);
toEmbeddingModelV2(newer.embeddingStep);
// @ts-expect-error a V2 model needs no step
toLanguageModelV2(languageModel);

// A provider fits V2, takes the arguments of the newer one and keeps what no spec knows of it.
type Newer = ProviderV3Step<OllamaProvider & { readonly models: () => string[] }>;
declare const ollama: ProviderV2Step<Newer>;
ollama satisfies V2Floor.ProviderV2;
ollama satisfies V2Latest.ProviderV2;
ollama satisfies V3Latest.ProviderV2;
ollama satisfies V4Floor.ProviderV2;
ollama satisfies V4Latest.ProviderV2;
// @ts-expect-error V2 is not V3
ollama satisfies V3Latest.ProviderV3;
expectTypeOf(ollama('m', { think: 'high' })).toEqualTypeOf<LanguageModelV2Step>();
expectTypeOf(ollama.languageModel).parameters.toEqualTypeOf<
  Parameters<OllamaProvider['languageModel']>
>();
expectTypeOf(ollama.models()).toEqualTypeOf<string[]>();
// @ts-expect-error `think` is no number
ollama('m', { think: 1 });
// @ts-expect-error V2 calls them text embedding models
void ollama.embeddingModel;
expectTypeOf(
  ollama.textEmbeddingModel('m', { dimensions: 1 }),
).toEqualTypeOf<EmbeddingModelV2Step>();
// @ts-expect-error V2 knows no reranking models
void ollama.rerankingModel;

declare const anyProvider: V3Floor.ProviderV3;
const stepped = toProviderV2(anyProvider);
stepped satisfies V2Floor.ProviderV2;
// @ts-expect-error it is no function
stepped('m');
// @ts-expect-error V2 knows no reranking models
void stepped.rerankingModel;
