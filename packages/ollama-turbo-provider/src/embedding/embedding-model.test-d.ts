import type { EmbeddingModel } from 'ai';
import type * as V1Floor from 'provider-v1-floor';
import type * as V1Latest from 'provider-v1-latest';
import type * as V2Floor from 'provider-v2-floor';
import type * as V2Latest from 'provider-v2-latest';
import type * as V3Floor from 'provider-v3-floor';
import type * as V3Latest from 'provider-v3-latest';
import type * as V4Floor from 'provider-v4-floor';
import type * as V4Latest from 'provider-v4-latest';
import { expectTypeOf } from 'vitest';
import { ollama as ollama4 } from '../ai4.js';
import { ollama as ollama5 } from '../ai5.js';
import { ollama as ollama6 } from '../ai6.js';
import { ollama } from '../index.js';
import type { OllamaEmbeddingModelOptions } from './embedding-model-options.js';
import type { EmbeddingResult } from './embedding-model.js';

// An embedding model fits the spec of each entry point, in every release that has it, and no newer one.
const model = ollama.embeddingModel('m', { dimensions: 256 });
model satisfies V4Floor.EmbeddingModelV4;
model satisfies V4Latest.EmbeddingModelV4;
model satisfies EmbeddingModel;
// @ts-expect-error V4 is too new for AI SDK 6
model satisfies V3Latest.EmbeddingModelV3;

const model6 = ollama6.embeddingModel('m', { dimensions: 256 });
model6 satisfies V3Floor.EmbeddingModelV3;
model6 satisfies V3Latest.EmbeddingModelV3;
ollama6.textEmbeddingModel('m', { dimensions: 256 }) satisfies V3Floor.EmbeddingModelV3;
// @ts-expect-error V3 is too new for AI SDK 5
model6 satisfies V2Latest.EmbeddingModelV2<string>;

const model5 = ollama5.textEmbeddingModel('m', { dimensions: 256 });
model5 satisfies V2Floor.EmbeddingModelV2<string>;
model5 satisfies V2Latest.EmbeddingModelV2<string>;
// @ts-expect-error V2 is too new for AI SDK 4
model5 satisfies V1Latest.EmbeddingModelV1<string>;

const model4 = ollama4.textEmbeddingModel('m', { dimensions: 256 });
model4 satisfies V1Floor.EmbeddingModelV1<string>;
model4 satisfies V1Latest.EmbeddingModelV1<string>;

// What it answers fits, taken by itself, too; so do its options, and what the SDK hands over is what it takes.
expectTypeOf<EmbeddingResult>().toExtend<V4Floor.EmbeddingModelV4Result>();
expectTypeOf<EmbeddingResult>().toExtend<V4Latest.EmbeddingModelV4Result>();
type Options = Parameters<typeof model.doEmbed>[0];
expectTypeOf<V4Floor.EmbeddingModelV4CallOptions>().toExtend<Options>();
expectTypeOf<V4Latest.EmbeddingModelV4CallOptions>().toExtend<Options>();
declare const options: OllamaEmbeddingModelOptions;
({ ollama: options }) satisfies V2Floor.SharedV2ProviderOptions;
({ ollama: options }) satisfies V3Floor.SharedV3ProviderOptions;
({ ollama: options }) satisfies V4Floor.SharedV4ProviderOptions;
({ ollama: options }) satisfies V4Latest.SharedV4ProviderOptions;

// The provider with it is a provider of its spec.
ollama satisfies V4Floor.ProviderV4;
ollama satisfies V4Latest.ProviderV4;
ollama6 satisfies V3Floor.ProviderV3;
ollama6 satisfies V3Latest.ProviderV3;
ollama5 satisfies V2Floor.ProviderV2;
ollama5 satisfies V2Latest.ProviderV2;
ollama4 satisfies V1Floor.ProviderV1;
ollama4 satisfies V1Latest.ProviderV1;

// @ts-expect-error `think` is of language models
ollama.embeddingModel('m', { think: 'low' });
