import type {
  EmbeddingModelV2,
  LanguageModelV2CallOptions,
  LanguageModelV2FunctionTool,
  LanguageModelV2ProviderDefinedTool,
} from '@ai-sdk/provider';

/*
 * What a V2 step returns, as `@ai-sdk/provider` 2.0.0 has it: results of these types fit every 2.x release and the V2
 * of later majors. Unlike V3, its JSON knows no `undefined`.
 */

/** A JSON value. */
export type JsonV2 = null | string | number | boolean | JsonV2[] | { [key: string]: JsonV2 };
/** Metadata by the name of the provider. */
export type MetadataV2 = Record<string, Record<string, JsonV2>>;

/** A tool of the call, as warnings show it. */
export type ToolV2 =
  | LanguageModelV2ProviderDefinedTool
  | (Omit<LanguageModelV2FunctionTool, 'providerOptions'> & { providerOptions?: MetadataV2 });

export type CallWarningV2 =
  | {
      type: 'unsupported-setting';
      setting: Exclude<keyof LanguageModelV2CallOptions, 'prompt'>;
      details?: string;
    }
  | {
      type: 'unsupported-tool';
      tool: ToolV2;
      details?: string;
    }
  | { type: 'other'; message: string };

export type FinishReasonV2 =
  | 'stop'
  | 'length'
  | 'content-filter'
  | 'tool-calls'
  | 'error'
  | 'other'
  | 'unknown';

export type UsageV2 = {
  inputTokens: number | undefined;
  outputTokens: number | undefined;
  totalTokens: number | undefined;
  reasoningTokens?: number;
  cachedInputTokens?: number;
};

type WithMetadata<Part> = Part & { providerMetadata?: MetadataV2 };

type SourceV2 =
  | WithMetadata<{ type: 'source'; sourceType: 'url'; id: string; url: string; title?: string }>
  | WithMetadata<{
      type: 'source';
      sourceType: 'document';
      id: string;
      mediaType: string;
      title: string;
      filename?: string;
    }>;

type ToolCallV2 = WithMetadata<{
  type: 'tool-call';
  toolCallId: string;
  toolName: string;
  input: string;
  providerExecuted?: boolean;
}>;

type ToolResultV2 = WithMetadata<{
  type: 'tool-result';
  toolCallId: string;
  toolName: string;
  result: unknown;
  isError?: boolean;
  providerExecuted?: boolean;
}>;

/** Content that stands in streams, too. */
export type StreamedContentV2 =
  | { type: 'file'; mediaType: string; data: string | Uint8Array }
  | SourceV2
  | ToolCallV2
  | ToolResultV2;

export type ContentV2 =
  | WithMetadata<{ type: 'text'; text: string }>
  | WithMetadata<{ type: 'reasoning'; text: string }>
  | StreamedContentV2;

type ResponseMetadataV2 = { id?: string; timestamp?: Date; modelId?: string };

export type StreamPartV2 =
  | { type: 'stream-start'; warnings: CallWarningV2[] }
  | ({ type: 'response-metadata' } & ResponseMetadataV2)
  | WithMetadata<{ type: 'text-start'; id: string }>
  | WithMetadata<{ type: 'text-delta'; id: string; delta: string }>
  | WithMetadata<{ type: 'text-end'; id: string }>
  | WithMetadata<{ type: 'reasoning-start'; id: string }>
  | WithMetadata<{ type: 'reasoning-delta'; id: string; delta: string }>
  | WithMetadata<{ type: 'reasoning-end'; id: string }>
  | WithMetadata<{
      type: 'tool-input-start';
      id: string;
      toolName: string;
      providerExecuted?: boolean;
    }>
  | WithMetadata<{ type: 'tool-input-delta'; id: string; delta: string }>
  | WithMetadata<{ type: 'tool-input-end'; id: string }>
  | StreamedContentV2
  | { type: 'raw'; rawValue: unknown }
  | { type: 'error'; error: unknown }
  | WithMetadata<{ type: 'finish'; finishReason: FinishReasonV2; usage: UsageV2 }>;

export type GenerateResultV2 = {
  content: ContentV2[];
  finishReason: FinishReasonV2;
  usage: UsageV2;
  providerMetadata?: MetadataV2;
  request?: { body?: unknown };
  response?: ResponseMetadataV2 & { headers?: Record<string, string>; body?: unknown };
  warnings: CallWarningV2[];
};

export type StreamResultV2 = {
  stream: ReadableStream<StreamPartV2>;
  request?: { body?: unknown };
  response?: { headers?: Record<string, string> };
};

export type EmbeddingResultV2 = {
  embeddings: number[][];
  usage?: { tokens: number };
  providerMetadata?: MetadataV2;
  response?: { headers?: Record<string, string>; body?: unknown };
};

/** A newer language model as a LanguageModelV2: what AI SDK 5 takes. */
export type LanguageModelV2Step = {
  readonly specificationVersion: 'v2';
  readonly provider: string;
  readonly modelId: string;
  readonly supportedUrls: PromiseLike<Record<string, RegExp[]>> | Record<string, RegExp[]>;
  doGenerate(options: LanguageModelV2CallOptions): Promise<GenerateResultV2>;
  doStream(options: LanguageModelV2CallOptions): Promise<StreamResultV2>;
};

/** A newer embedding model as an EmbeddingModelV2 of texts: what AI SDK 5 takes. */
export type EmbeddingModelV2Step = {
  readonly specificationVersion: 'v2';
  readonly provider: string;
  readonly modelId: string;
  readonly maxEmbeddingsPerCall: PromiseLike<number | undefined> | number | undefined;
  readonly supportsParallelCalls: PromiseLike<boolean> | boolean;
  doEmbed(options: Parameters<EmbeddingModelV2<string>['doEmbed']>[0]): Promise<EmbeddingResultV2>;
};
