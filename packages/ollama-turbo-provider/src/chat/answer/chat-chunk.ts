import { isRecord } from '@ai-sdk/provider-utils';

/** One token's log probability, in Ollama's own field names. */
export type Logprob = {
  token: string;
  logprob: number;
  bytes?: number[];
  top_logprobs?: { token: string; logprob: number; bytes?: number[] }[];
};

/** A tool call as it arrives: whole, with whatever the model wrote as arguments. */
export interface ChunkToolCall {
  id: string | undefined;
  name: string;
  arguments: unknown;
}

/** One line of an answer, reduced to the fields that are read, each of the type that it should have. */
export interface ChatChunk {
  model: string | undefined;
  created_at: string | undefined;
  thinking: string;
  content: string;
  toolCalls: ChunkToolCall[];
  logprobs: Logprob[];
  done: boolean;
  done_reason: string | undefined;
  total_duration: number | undefined;
  load_duration: number | undefined;
  prompt_eval_count: number | undefined;
  prompt_eval_duration: number | undefined;
  eval_count: number | undefined;
  eval_duration: number | undefined;
}

type JsonObject = Record<string, unknown>;

/**
 * Reads a parsed line as a chunk; `undefined` when it is none. Fields of an unexpected type count as absent: a host
 * that adds or changes a detail must not break a stream.
 */
export function toChatChunk(line: unknown): ChatChunk | undefined {
  if (!isRecord(line)) return undefined;
  if (!isRecord(line['message']) && typeof line['done'] !== 'boolean') return undefined;
  const message = isRecord(line['message']) ? line['message'] : {};
  return {
    model: text(line['model']),
    created_at: text(line['created_at']),
    thinking: text(message['thinking']) ?? '',
    content: text(message['content']) ?? '',
    toolCalls: objects(message['tool_calls']).map(toToolCall),
    logprobs: objects(line['logprobs']) as Logprob[],
    done: line['done'] === true,
    done_reason: text(line['done_reason']),
    total_duration: count(line['total_duration']),
    load_duration: count(line['load_duration']),
    prompt_eval_count: count(line['prompt_eval_count']),
    prompt_eval_duration: count(line['prompt_eval_duration']),
    eval_count: count(line['eval_count']),
    eval_duration: count(line['eval_duration']),
  };
}

function toToolCall(call: JsonObject): ChunkToolCall {
  const called = isRecord(call['function']) ? call['function'] : {};
  // A call without a name is passed on with an empty one: the AI SDK then reports an unknown tool.
  return { id: text(call['id']), name: text(called['name']) ?? '', arguments: called['arguments'] };
}

function objects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
