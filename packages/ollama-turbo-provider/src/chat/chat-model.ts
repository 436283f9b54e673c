import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { ModelWarning } from '../model-warning.js';
import type { OllamaLanguageModelMetadata } from './answer/metadata.js';

/*
 * What the chat model returns, typed as narrowly as what it really emits. These types fit LanguageModelV4 of every
 * 4.x release of `@ai-sdk/provider`; the spec's own result types would not, because they grow from patch to patch.
 */

export type ChatWarning = ModelWarning;

export type ChatProviderMetadata = { ollama: OllamaLanguageModelMetadata };

export type ChatUsage = {
  inputTokens: {
    total: number | undefined;
    noCache: undefined;
    cacheRead: undefined;
    cacheWrite: undefined;
  };
  outputTokens: { total: number | undefined; text: undefined; reasoning: undefined };
  raw?: { [counter: string]: number };
};

export type ChatFinishReason = {
  unified: 'stop' | 'length' | 'tool-calls' | 'error' | 'other';
  raw: string | undefined;
};

export type ChatToolCall = {
  type: 'tool-call';
  toolCallId: string;
  toolName: string;
  input: string;
};

export type ChatStreamPart =
  | { type: 'stream-start'; warnings: ChatWarning[] }
  | { type: 'response-metadata'; timestamp?: Date; modelId?: string }
  | { type: 'reasoning-start'; id: string }
  | { type: 'reasoning-delta'; id: string; delta: string }
  | { type: 'reasoning-end'; id: string }
  | { type: 'text-start'; id: string }
  | { type: 'text-delta'; id: string; delta: string }
  | { type: 'text-end'; id: string }
  | { type: 'tool-input-start'; id: string; toolName: string }
  | { type: 'tool-input-delta'; id: string; delta: string }
  | { type: 'tool-input-end'; id: string }
  | ChatToolCall
  | { type: 'raw'; rawValue: unknown }
  | { type: 'error'; error: unknown }
  | {
      type: 'finish';
      finishReason: ChatFinishReason;
      usage: ChatUsage;
      providerMetadata: ChatProviderMetadata;
    };

export type ChatContent =
  | { type: 'reasoning'; text: string }
  | { type: 'text'; text: string }
  | ChatToolCall;

export type ChatRequestInfo = { url: string; body: unknown };

export type ChatStreamResult = {
  stream: ReadableStream<ChatStreamPart>;
  request: ChatRequestInfo;
  response: { headers: Record<string, string> };
};

export type ChatGenerateResult = {
  content: ChatContent[];
  finishReason: ChatFinishReason;
  usage: ChatUsage;
  providerMetadata: ChatProviderMetadata;
  request: ChatRequestInfo;
  response: {
    timestamp?: Date;
    modelId?: string;
    headers: Record<string, string>;
    /** Every line that the host sent, parsed. */
    body: unknown[];
  };
  warnings: ChatWarning[];
};

/** A language model of an Ollama host: a LanguageModelV4. */
export type ChatModel = {
  readonly specificationVersion: 'v4';
  readonly provider: string;
  readonly modelId: string;
  /** Empty: Ollama fetches no URLs, so the AI SDK downloads files and hands over their bytes. */
  readonly supportedUrls: Record<string, RegExp[]>;
  doGenerate(options: LanguageModelV4CallOptions): Promise<ChatGenerateResult>;
  doStream(options: LanguageModelV4CallOptions): Promise<ChatStreamResult>;
};
