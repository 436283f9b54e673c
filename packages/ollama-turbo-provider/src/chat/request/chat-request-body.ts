import type { JSONSchema7 } from '@ai-sdk/provider';
import type { OllamaLanguageModelOptions } from './language-model-options.js';

/** The body of `POST /api/chat`. Fields that are not set are absent. */
export interface ChatRequestBody {
  model: string;
  messages: OllamaMessage[];
  tools?: OllamaTool[];
  format?: 'json' | JSONSchema7;
  think?: OllamaLanguageModelOptions['think'];
  keep_alive?: string | number;
  truncate?: boolean;
  shift?: boolean;
  logprobs?: boolean;
  top_logprobs?: number;
  options?: Record<string, unknown>;
  stream: true;
}

export interface OllamaMessage {
  role: 'system' | 'user' | 'assistant' | 'tool';
  content: string;
  thinking?: string;
  /** Bare standard base64; audio goes here, too. */
  images?: string[];
  tool_calls?: OllamaToolCall[];
  tool_name?: string;
  tool_call_id?: string;
}

export interface OllamaToolCall {
  id: string;
  function: { name: string; arguments: Record<string, unknown> };
}

export interface OllamaTool {
  type: 'function';
  function: { name: string; description?: string; parameters: JSONSchema7 };
}
