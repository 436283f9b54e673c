import type { LanguageModelV1 as V1 } from 'provider-v1-latest';
import type { LanguageModelV2 as V2 } from 'provider-v2-latest';
import type { LanguageModelV3 as V3 } from 'provider-v3-latest';
import type { LanguageModelV4 as V4 } from 'provider-v4-latest';
import type { LanguageModelV4 as V4Floor } from 'provider-v4-floor';
import { createOllama as createForAi4 } from '../ai4.js';
import { createOllama as createForAi5 } from '../ai5.js';
import { createOllama as createForAi6 } from '../ai6.js';
import { createOllama } from '../provider.js';
import { fallbackModel } from './fallback-model.js';

declare const v1: V1;
declare const v2: V2;
declare const v3: V3;
declare const v4: V4;

// Another provider's model in either place gives a model of its major.
fallbackModel(createForAi4()('m'), v1) satisfies V1;
fallbackModel(v1, createForAi4()('m')) satisfies V1;
fallbackModel(createForAi5()('m'), v2) satisfies V2;
fallbackModel(createForAi6()('m'), v3) satisfies V3;
fallbackModel(createOllama()('m'), v4) satisfies V4;
fallbackModel(v4, createOllama()('m')) satisfies V4;
fallbackModel(createOllama()('m'), createOllama()('n')) satisfies V4Floor;

// @ts-expect-error a name is no model
fallbackModel('gpt-oss:120b', v4);
