import type { JSONSchema7 } from '@ai-sdk/provider';

/*
 * What a V1 step takes and returns, as `@ai-sdk/provider` 1.x has it (later releases of that package do not have V1 any
 * more). It fits every release from 1.1.0 to 1.1.3.
 */

type JsonV1 = null | string | number | boolean | { [key: string]: JsonV1 } | JsonV1[];

/** Keyed by provider. V1 uses it for what a caller passes as well as for what a model returns. */
export type MetadataV1 = Record<string, Record<string, JsonV1>>;

interface WithMetadata {
  providerMetadata?: MetadataV1;
}

export interface TextPartV1 extends WithMetadata {
  type: 'text';
  text: string;
}

export interface ImagePartV1 extends WithMetadata {
  type: 'image';
  image: Uint8Array | URL;
  mimeType?: string;
}

export interface FilePartV1 extends WithMetadata {
  type: 'file';
  filename?: string;
  /** Base64 when it is a string. */
  data: string | URL;
  mimeType: string;
}

interface ReasoningPartV1 extends WithMetadata {
  type: 'reasoning';
  text: string;
  signature?: string;
}

interface RedactedReasoningPartV1 extends WithMetadata {
  type: 'redacted-reasoning';
  data: string;
}

interface ToolCallPartV1 extends WithMetadata {
  type: 'tool-call';
  toolCallId: string;
  toolName: string;
  args: unknown;
}

export interface ToolResultPartV1 extends WithMetadata {
  type: 'tool-result';
  toolCallId: string;
  toolName: string;
  result: unknown;
  isError?: boolean;
  /** The same result in parts; where it is given, `result` is to be ignored. */
  content?: Array<
    { type: 'text'; text: string } | { type: 'image'; data: string; mimeType?: string }
  >;
}

export type MessageV1 = (
  | { role: 'system'; content: string }
  | {
      role: 'user';
      content: Array<TextPartV1 | ImagePartV1 | FilePartV1>;
    }
  | {
      role: 'assistant';
      content: Array<
        TextPartV1 | FilePartV1 | ReasoningPartV1 | RedactedReasoningPartV1 | ToolCallPartV1
      >;
    }
  | { role: 'tool'; content: ToolResultPartV1[] }
) &
  WithMetadata;

export interface FunctionToolV1 {
  type: 'function';
  name: string;
  description?: string;
  parameters: JSONSchema7;
}

interface ProviderDefinedToolV1 {
  type: 'provider-defined';
  id: `${string}.${string}`;
  name: string;
  args: Record<string, unknown>;
}

type ToolV1 = FunctionToolV1 | ProviderDefinedToolV1;

export type ModeV1 =
  | {
      type: 'regular';
      tools?: ToolV1[];
      toolChoice?:
        | { type: 'auto' }
        | { type: 'none' }
        | { type: 'required' }
        | { type: 'tool'; toolName: string };
    }
  | { type: 'object-json'; schema?: JSONSchema7; name?: string; description?: string }
  | { type: 'object-tool'; tool: FunctionToolV1 };

export interface CallSettingsV1 {
  maxTokens?: number;
  temperature?: number;
  stopSequences?: string[];
  topP?: number;
  topK?: number;
  presencePenalty?: number;
  frequencyPenalty?: number;
  responseFormat?:
    | { type: 'text' }
    | { type: 'json'; schema?: JSONSchema7; name?: string; description?: string };
  seed?: number;
  abortSignal?: AbortSignal;
  headers?: Record<string, string | undefined>;
}

export interface CallOptionsV1 extends CallSettingsV1, WithMetadata {
  inputFormat: 'messages' | 'prompt';
  mode: ModeV1;
  prompt: MessageV1[];
}

export type WarningV1 =
  | { type: 'unsupported-setting'; setting: keyof CallSettingsV1; details?: string }
  | { type: 'unsupported-tool'; tool: ToolV1; details?: string }
  | { type: 'other'; message: string };

type FinishReasonV1 =
  | 'stop'
  | 'length'
  | 'content-filter'
  | 'tool-calls'
  | 'error'
  | 'other'
  | 'unknown';

/** NaN where a count is not known: V1 has no other word for it. */
export interface UsageV1 {
  promptTokens: number;
  completionTokens: number;
}

export interface ToolCallV1 {
  toolCallType: 'function';
  toolCallId: string;
  toolName: string;
  /** A JSON text. */
  args: string;
}

export interface SourceV1 extends WithMetadata {
  sourceType: 'url';
  id: string;
  url: string;
  title?: string;
}

export interface RawCallV1 {
  rawPrompt: unknown;
  rawSettings: Record<string, unknown>;
}

export interface ResponseMetadataV1 {
  id?: string;
  timestamp?: Date;
  modelId?: string;
}

export interface GenerateResultV1 extends WithMetadata {
  text?: string;
  reasoning?: Array<
    { type: 'text'; text: string; signature?: string } | { type: 'redacted'; data: string }
  >;
  files?: Array<{ data: string | Uint8Array; mimeType: string }>;
  toolCalls?: ToolCallV1[];
  sources?: SourceV1[];
  finishReason: FinishReasonV1;
  usage: UsageV1;
  rawCall: RawCallV1;
  rawResponse?: { headers?: Record<string, string>; body?: unknown };
  request?: { body?: string };
  response?: ResponseMetadataV1;
  warnings: WarningV1[];
}

export type StreamPartV1 =
  | { type: 'text-delta'; textDelta: string }
  | { type: 'reasoning'; textDelta: string }
  | { type: 'reasoning-signature'; signature: string }
  | { type: 'redacted-reasoning'; data: string }
  | { type: 'source'; source: SourceV1 }
  | { type: 'file'; mimeType: string; data: string | Uint8Array }
  | ({ type: 'tool-call' } & ToolCallV1)
  | {
      type: 'tool-call-delta';
      toolCallType: 'function';
      toolCallId: string;
      toolName: string;
      argsTextDelta: string;
    }
  | ({ type: 'response-metadata' } & ResponseMetadataV1)
  | ({
      type: 'finish';
      finishReason: FinishReasonV1;
      usage: UsageV1;
    } & WithMetadata)
  | { type: 'error'; error: unknown };

export interface StreamResultV1 {
  stream: ReadableStream<StreamPartV1>;
  rawCall: RawCallV1;
  rawResponse?: { headers?: Record<string, string> };
  request?: { body?: string };
  warnings: WarningV1[];
}

/** A newer language model as a LanguageModelV1: what AI SDK 4 takes. */
export interface LanguageModelV1Step {
  readonly specificationVersion: 'v1';
  readonly provider: string;
  readonly modelId: string;
  readonly defaultObjectGenerationMode: 'json';
  readonly supportsStructuredOutputs: true;
  readonly supportsImageUrls: false;
  doGenerate(options: CallOptionsV1): Promise<GenerateResultV1>;
  doStream(options: CallOptionsV1): Promise<StreamResultV1>;
}

export interface EmbeddingOptionsV1<Value> {
  values: Value[];
  abortSignal?: AbortSignal;
  headers?: Record<string, string | undefined>;
}

export interface EmbeddingResultV1 {
  embeddings: number[][];
  usage?: { tokens: number };
  rawResponse?: { headers?: Record<string, string> };
}

/** A newer embedding model as an EmbeddingModelV1: what AI SDK 4 takes. */
export interface EmbeddingModelV1Step<Value> {
  readonly specificationVersion: 'v1';
  readonly provider: string;
  readonly modelId: string;
  readonly maxEmbeddingsPerCall: number | undefined;
  readonly supportsParallelCalls: boolean;
  doEmbed(options: EmbeddingOptionsV1<Value>): Promise<EmbeddingResultV1>;
}
