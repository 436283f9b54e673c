import type {
  OllamaProviderSettings,
  OllamaTools,
  OllamaWebFetchTool,
  OllamaWebSearchTool,
} from 'ollama-turbo-provider';
import type { Tracer } from '@opentelemetry/api';

/*
 * The AI SDK in words that all its majors share. Each major says in its own package what they mean there, so that what
 * apps do with the provider is written once.
 */

export type Major = 4 | 5 | 6 | 7;

/** An entry point of the provider, named after the major of `ai` that it is for. */
export type Entry = 'ai4' | 'ai5' | 'ai6' | 'ai7';

/** One major of the AI SDK. */
export interface Sdk {
  readonly major: Major;
  /** The version of `ai`, and of the `@ai-sdk/provider` that it brings along. */
  readonly versions: { readonly ai: string; readonly provider: string };
  readonly generateText: (call: TextCall) => Promise<Outcome>;
  readonly streamText: (call: StreamCall) => Promise<StreamOutcome>;
  readonly generateObject: (call: ObjectCall) => Promise<ObjectOutcome>;
  readonly streamObject: (call: ObjectCall) => Promise<ObjectStreamOutcome>;
  readonly embed: (call: EmbedCall) => Promise<EmbeddingOutcome>;
  readonly embedMany: (call: EmbedManyCall) => Promise<EmbeddingOutcome>;
  /** AI SDK 6 and 7 alone have it. */
  readonly rerank: (call: RerankCall) => Promise<RankingOutcome>;
}

/** Which model, and how the app comes by it. */
export interface ModelCall {
  /** Of the provider; calls with the same object have the same provider. */
  settings: OllamaProviderSettings;
  modelId: string;
  /** The entry point that the provider is from; by default the one for the major. */
  entry?: Entry;
  /** By default straight from the provider. */
  access?: 'provider' | 'registry' | 'customProvider' | 'fallbackProvider' | 'defaultProvider';
  /** Puts `wrapLanguageModel` around the model, with a middleware that sets a temperature of 0.25. */
  isWrapped?: boolean;
  /** Puts `fallbackModel` around the model, with this one as the second. */
  fallback?: Pick<ModelCall, 'settings' | 'modelId'>;
}

export interface TextCall extends ModelCall {
  system?: string;
  prompt: string;
  /** Goes with the prompt. */
  image?: { bytes: Uint8Array; mediaType: string };
  /** What was said before the prompt, as an earlier outcome has it. */
  history?: History;
  tools?: Readonly<Record<string, Tool>>;
  /** Go with `tools`, and are made of those that the provider has. */
  hostTools?: (tools: OllamaTools) => Readonly<Record<string, HostTool>>;
  toolChoice?: 'auto' | 'none' | 'required' | { toolName: string };
  /** What the last step has to answer with, as an `Output`. AI SDK 4 and 5 have it of objects alone. */
  output?: Shape;
  /** 1 by default. */
  maxSteps?: number;
  maxOutputTokens?: number;
  /** A wish for thinking, whatever the provider. AI SDK 7 alone has it. */
  reasoning?: 'none' | 'low' | 'medium' | 'high';
  /** `providerOptions.ollama`. */
  options?: { [name: string]: Json };
  abortSignal?: AbortSignal;
  /** That of the AI SDK by default, which is 2. */
  maxRetries?: number;
  /** Turns telemetry on. */
  tracer?: Tracer;
}

export interface StreamCall extends TextCall {
  /** Hears of each event at once. */
  onEvent?: (event: StreamEvent) => void;
}

export interface ObjectCall extends Omit<TextCall, 'tools' | 'toolChoice' | 'output' | 'maxSteps'> {
  shape: Shape;
  /** Has the object made as the input of a tool. AI SDK 4 alone has it, for objects. */
  mode?: 'tool';
}

/** Which embedding model, or which reranking model made of one. */
interface EmbeddingModelCall extends Pick<ModelCall, 'settings' | 'modelId'> {
  /** By default straight from the provider. */
  access?: 'provider' | 'registry';
}

export interface EmbedCall extends EmbeddingModelCall {
  value: string;
  /** The AI SDK's own option, which late AI SDK 7 alone has. */
  dimensions?: number;
  /** `providerOptions.ollama`. AI SDK 4 has none for embeddings: there they are the model's own. */
  options?: { dimensions?: number };
  /** That of the AI SDK by default, which is 2. */
  maxRetries?: number;
}

export interface EmbedManyCall extends Omit<EmbedCall, 'value' | 'dimensions'> {
  values: string[];
}

export interface RerankCall extends EmbeddingModelCall {
  query: string;
  /** All of them texts, or all of them objects. */
  documents: string[] | { [name: string]: Json }[];
  topN?: number;
}

/** What an answer in JSON has to be like; `choice` is an enum of `generateObject`, `json` is without a schema. */
export type Shape =
  | { kind: 'object'; fields: Fields }
  | { kind: 'array'; element: Fields }
  | { kind: 'choice'; options: readonly string[] }
  | { kind: 'json' };

/** What fits the provider options of all majors. */
export type Json = null | string | number | boolean | Json[] | { [name: string]: Json };

/** The properties of an object, all required; each major makes a zod schema of them. */
export type Fields = Readonly<Record<string, 'string' | 'number'>>;

export interface Tool {
  description: string;
  input: Fields;
  execute: (input: Record<string, unknown>) => unknown;
}

/** A tool of the provider. */
type HostTool = OllamaWebSearchTool | OllamaWebFetchTool;

/** Messages as the AI SDK handed them out, for it to read again. */
export type History = readonly unknown[];

export interface ToolCall {
  id: string;
  name: string;
  input: unknown;
}

export interface ToolResult {
  id: string;
  name: string;
  output: unknown;
}

/** Tokens; undefined where the host does not say. */
export interface Usage {
  inputTokens: number | undefined;
  outputTokens: number | undefined;
  totalTokens: number | undefined;
}

/** What came of a text generation. */
export interface Outcome {
  /** Of the last step. */
  text: string;
  /** Of all steps. */
  reasoning: string;
  /** Of all steps. */
  toolCalls: ToolCall[];
  /** Of all steps. */
  toolResults: ToolResult[];
  /** One per step. */
  finishReasons: string[];
  /** Of all steps. */
  usage: Usage;
  /** Of all steps, in one line each. */
  warnings: string[];
  /** The model that the host says it is. */
  modelId: string;
  /** `providerMetadata.ollama` of the last step. */
  metadata: Readonly<Record<string, unknown>> | undefined;
  /** What the app keeps for the next turn. */
  history: History;
  /** When it was called for. */
  output?: unknown;
}

/** Neighbouring events of the same kind are one: how an answer is cut into deltas is up to the network. */
export type StreamEvent =
  | { type: 'text'; text: string }
  | { type: 'reasoning'; text: string }
  | { type: 'tool-input'; id: string; text: string }
  | ({ type: 'tool-call' } & ToolCall)
  | ({ type: 'tool-result' } & ToolResult)
  | { type: 'tool-error'; id: string; error: ErrorOutcome }
  | { type: 'error'; error: ErrorOutcome }
  | { type: 'abort' }
  | { type: 'finish'; finishReason: string };

export interface StreamOutcome {
  events: StreamEvent[];
  /** What the stream ended with, when it was torn. */
  thrown?: ErrorOutcome;
  /** What `onError` was told. */
  heard: ErrorOutcome[];
  /** What was there of the output, one after another. */
  partials: unknown[];
  /** Of a stream that went well. */
  outcome?: Outcome;
}

export interface ObjectOutcome {
  object: unknown;
  finishReason: string;
  usage: Usage;
}

export interface ObjectStreamOutcome {
  /** What was there of the object, one after another. */
  partials: unknown[];
  finishReason: string;
  /** What went wrong, which the stream tells in a part. */
  error?: ErrorOutcome;
  /** Of a stream that went well. */
  outcome?: ObjectOutcome;
}

export interface EmbeddingOutcome {
  /** One per value. */
  embeddings: number[][];
  /** Undefined where the host does not say. */
  tokens: number | undefined;
  /** In one line each. AI SDK 4 and 5 have none of embeddings. */
  warnings: string[] | undefined;
}

export interface RankingOutcome {
  /** The best first. */
  ranking: { index: number; score: number; document: unknown }[];
}

/** An error as far as an app goes by it. */
export interface ErrorOutcome {
  name: string;
  message: string;
  statusCode?: number;
  /** `data.reason` of the provider's errors. */
  reason?: string;
}
