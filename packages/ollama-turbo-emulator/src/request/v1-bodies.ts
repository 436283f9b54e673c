import type { ChatTool } from '../chat-request.js';
import {
  goAny,
  goBoolean,
  goFloat,
  goInteger,
  goList,
  goPointer,
  goRaw,
  goString,
  goStruct,
} from './go-type.js';
import { tool } from './tool-type.js';

/** A call in the history of a {@link ChatCompletionBody}. */
export interface V1ToolCall {
  id: string;
  index: number;
  type: string;
  function: { name: string; arguments: string };
}

/** A message of a {@link ChatCompletionBody}. */
export interface V1Message {
  role: string;
  /** A text, a list of parts, or null. */
  content: unknown;
  reasoning: string;
  /** Undefined when there are none, which an empty list is not. */
  tool_calls: V1ToolCall[] | undefined;
  name: string;
  tool_call_id: string;
}

/** The body of `POST /v1/chat/completions`, as far as Ollama looks at it. */
export interface ChatCompletionBody {
  model: string;
  messages: V1Message[];
  stream: boolean;
  stream_options: { include_usage: boolean } | undefined;
  max_tokens: number | undefined;
  seed: number | undefined;
  stop: unknown;
  temperature: number | undefined;
  frequency_penalty: number | undefined;
  presence_penalty: number | undefined;
  top_p: number | undefined;
  response_format:
    | { type: string; json_schema: { schema: string | undefined } | undefined }
    | undefined;
  tools: ChatTool[];
  reasoning: { effort: string } | undefined;
  reasoning_effort: string | undefined;
  logprobs: boolean | undefined;
  top_logprobs: number;
  _debug_render_only: boolean;
}

/** The body of `POST /v1/embeddings`. */
export interface V1EmbeddingsBody {
  model: string;
  input: unknown;
  dimensions: number;
  encoding_format: string;
}

const toolCall = goStruct<V1ToolCall>('openai.ToolCall', {
  id: goString,
  index: goInteger,
  type: goString,
  function: goStruct('openai.Function', { name: goString, arguments: goString }),
});

const message = goStruct<V1Message>('openai.Message', {
  role: goString,
  content: goAny,
  reasoning: goString,
  tool_calls: goPointer(goList(toolCall)),
  name: goString,
  tool_call_id: goString,
});

export const chatCompletionBody = goStruct<ChatCompletionBody>('openai.ChatCompletionRequest', {
  model: goString,
  messages: goList(message),
  stream: goBoolean,
  stream_options: goPointer(
    goStruct<{ include_usage: boolean }>('openai.StreamOptions', { include_usage: goBoolean }),
  ),
  max_tokens: goPointer(goInteger),
  seed: goPointer(goInteger),
  stop: goAny,
  temperature: goPointer(goFloat),
  frequency_penalty: goPointer(goFloat),
  presence_penalty: goPointer(goFloat),
  top_p: goPointer(goFloat),
  response_format: goPointer(
    goStruct<NonNullable<ChatCompletionBody['response_format']>>('openai.ResponseFormat', {
      type: goString,
      json_schema: goPointer(
        goStruct<{ schema: string | undefined }>('openai.JsonSchema', { schema: goRaw }),
      ),
    }),
  ),
  tools: goList(tool),
  reasoning: goPointer(goStruct<{ effort: string }>('openai.Reasoning', { effort: goString })),
  reasoning_effort: goPointer(goString),
  logprobs: goPointer(goBoolean),
  top_logprobs: goInteger,
  _debug_render_only: goBoolean,
});

export const v1EmbeddingsBody = goStruct<V1EmbeddingsBody>('openai.EmbedRequest', {
  model: goString,
  input: goAny,
  dimensions: goInteger,
  encoding_format: goString,
});
