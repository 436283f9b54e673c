import type { RerankingModel } from 'ai';
import type * as V3Floor from 'provider-v3-floor';
import type * as V3Latest from 'provider-v3-latest';
import type * as V4Floor from 'provider-v4-floor';
import type * as V4Latest from 'provider-v4-latest';
import { expectTypeOf } from 'vitest';
import { ollama as ollama4 } from '../ai4.js';
import { ollama as ollama5 } from '../ai5.js';
import { ollama as ollama6 } from '../ai6.js';
import { ollama } from '../index.js';
import type { RerankingResult } from './reranking-model.js';

// A reranking model fits the spec of each entry point that has them, in every release.
const model = ollama.rerankingModel('m', { keepAlive: '1h' });
model satisfies V4Floor.RerankingModelV4;
model satisfies V4Latest.RerankingModelV4;
model satisfies RerankingModel;
// @ts-expect-error V4 is too new for AI SDK 6
model satisfies V3Latest.RerankingModelV3;

const model6 = ollama6.rerankingModel('m', { keepAlive: '1h' });
model6 satisfies V3Floor.RerankingModelV3;
model6 satisfies V3Latest.RerankingModelV3;

// @ts-expect-error AI SDK 5 knows no reranking models
void ollama5.rerankingModel;
// @ts-expect-error AI SDK 4 knows no reranking models
void ollama4.rerankingModel;

// What it answers fits, taken by itself, too, and what the SDK hands over is what it takes.
expectTypeOf<RerankingResult>().toExtend<V4Floor.RerankingModelV4Result>();
expectTypeOf<RerankingResult>().toExtend<V4Latest.RerankingModelV4Result>();
type Options = Parameters<typeof model.doRerank>[0];
expectTypeOf<V4Floor.RerankingModelV4CallOptions>().toExtend<Options>();
expectTypeOf<V4Latest.RerankingModelV4CallOptions>().toExtend<Options>();
