import type {
  EmbeddingModelV3CallOptions,
  LanguageModelV3CallOptions,
  RerankingModelV3CallOptions,
} from '@ai-sdk/provider';

/*
 * What a V3 step returns, as `@ai-sdk/provider` 3.0.0 has it: results of these types fit every 3.x and 4.x release.
 * The spec's own types in a newer release would not, because their JSON is readonly since 4.0.16.
 */

/** A JSON value. */
export type JsonV3 = null | string | number | boolean | JsonV3[] | JsonObjectV3;
export type JsonObjectV3 = { [key: string]: JsonV3 | undefined };
/** Metadata by the name of the provider. */
export type MetadataV3 = Record<string, JsonObjectV3>;

export type WarningV3 =
  | { type: 'unsupported'; feature: string; details?: string }
  | { type: 'compatibility'; feature: string; details?: string }
  | { type: 'other'; message: string };

export type FinishReasonV3 = {
  unified: 'stop' | 'length' | 'content-filter' | 'tool-calls' | 'error' | 'other';
  raw: string | undefined;
};

export type UsageV3 = {
  inputTokens: {
    total: number | undefined;
    noCache: number | undefined;
    cacheRead: number | undefined;
    cacheWrite: number | undefined;
  };
  outputTokens: {
    total: number | undefined;
    text: number | undefined;
    reasoning: number | undefined;
  };
  raw?: JsonObjectV3;
};

type WithMetadata<Part> = Part & { providerMetadata?: MetadataV3 };

export type FileV3 = WithMetadata<{
  type: 'file';
  mediaType: string;
  data: string | Uint8Array;
}>;

type SourceV3 =
  | WithMetadata<{ type: 'source'; sourceType: 'url'; id: string; url: string; title?: string }>
  | WithMetadata<{
      type: 'source';
      sourceType: 'document';
      id: string;
      mediaType: string;
      title: string;
      filename?: string;
    }>;

type ToolCallV3 = WithMetadata<{
  type: 'tool-call';
  toolCallId: string;
  toolName: string;
  input: string;
  providerExecuted?: boolean;
  dynamic?: boolean;
}>;

type ToolResultV3 = WithMetadata<{
  type: 'tool-result';
  toolCallId: string;
  toolName: string;
  result: NonNullable<JsonV3>;
  isError?: boolean;
  preliminary?: boolean;
  dynamic?: boolean;
}>;

type ToolApprovalRequestV3 = WithMetadata<{
  type: 'tool-approval-request';
  approvalId: string;
  toolCallId: string;
}>;

/** Content that stands in streams, too. */
export type StreamedContentV3 =
  | FileV3
  | SourceV3
  | ToolCallV3
  | ToolResultV3
  | ToolApprovalRequestV3;

export type ContentV3 =
  | WithMetadata<{ type: 'text'; text: string }>
  | WithMetadata<{ type: 'reasoning'; text: string }>
  | StreamedContentV3;

type ResponseMetadataV3 = { id?: string; timestamp?: Date; modelId?: string };

export type StreamPartV3 =
  | { type: 'stream-start'; warnings: WarningV3[] }
  | ({ type: 'response-metadata' } & ResponseMetadataV3)
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
      dynamic?: boolean;
      title?: string;
    }>
  | WithMetadata<{ type: 'tool-input-delta'; id: string; delta: string }>
  | WithMetadata<{ type: 'tool-input-end'; id: string }>
  | StreamedContentV3
  | { type: 'raw'; rawValue: unknown }
  | { type: 'error'; error: unknown }
  | WithMetadata<{ type: 'finish'; finishReason: FinishReasonV3; usage: UsageV3 }>;

export type GenerateResultV3 = {
  content: ContentV3[];
  finishReason: FinishReasonV3;
  usage: UsageV3;
  providerMetadata?: MetadataV3;
  request?: { body?: unknown };
  response?: ResponseMetadataV3 & { headers?: Record<string, string>; body?: unknown };
  warnings: WarningV3[];
};

export type StreamResultV3 = {
  stream: ReadableStream<StreamPartV3>;
  request?: { body?: unknown };
  response?: { headers?: Record<string, string> };
};

export type EmbeddingResultV3 = {
  embeddings: number[][];
  usage?: { tokens: number };
  providerMetadata?: MetadataV3;
  response?: { headers?: Record<string, string>; body?: unknown };
  warnings: WarningV3[];
};

export type RerankingResultV3 = {
  ranking: { index: number; relevanceScore: number }[];
  providerMetadata?: MetadataV3;
  warnings?: WarningV3[];
  response?: ResponseMetadataV3 & { headers?: Record<string, string>; body?: unknown };
};

/** A newer language model as a LanguageModelV3: what AI SDK 6 takes. */
export type LanguageModelV3Step = {
  readonly specificationVersion: 'v3';
  readonly provider: string;
  readonly modelId: string;
  readonly supportedUrls: PromiseLike<Record<string, RegExp[]>> | Record<string, RegExp[]>;
  doGenerate(options: LanguageModelV3CallOptions): Promise<GenerateResultV3>;
  doStream(options: LanguageModelV3CallOptions): Promise<StreamResultV3>;
};

/** A newer embedding model as an EmbeddingModelV3: what AI SDK 6 takes. */
export type EmbeddingModelV3Step = {
  readonly specificationVersion: 'v3';
  readonly provider: string;
  readonly modelId: string;
  readonly maxEmbeddingsPerCall: PromiseLike<number | undefined> | number | undefined;
  readonly supportsParallelCalls: PromiseLike<boolean> | boolean;
  doEmbed(options: EmbeddingModelV3CallOptions): Promise<EmbeddingResultV3>;
};

/** A newer reranking model as a RerankingModelV3: what AI SDK 6 takes. */
export type RerankingModelV3Step = {
  readonly specificationVersion: 'v3';
  readonly provider: string;
  readonly modelId: string;
  doRerank(options: RerankingModelV3CallOptions): Promise<RerankingResultV3>;
};
