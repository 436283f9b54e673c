import type { Recording } from 'recordings';
import type { ReplyOptions } from '../src/index.js';
import { recordedText } from './recorded-models.js';

interface RecordedChunk {
  choices: {
    delta: { content?: string; reasoning?: string; tool_calls?: RecordedCall[] };
    finish_reason: string | null;
  }[];
  usage?: { prompt_tokens: number; completion_tokens: number };
}

interface RecordedCall {
  id: string;
  function: { name: string; arguments: string };
}

/** What a recorded model said over the OpenAI-compatible side. */
export function recordedV1Reply(recording: Recording): ReplyOptions {
  const chunks = recordedChunks(recording);
  const choices = chunks.flatMap(chunk => chunk.choices);
  const usage = chunks.find(chunk => chunk.usage !== undefined)?.usage;
  return {
    thinking: choices.map(({ delta }) => delta.reasoning ?? '').filter(Boolean),
    content: choices.map(({ delta }) => delta.content ?? '').filter(Boolean),
    toolCalls: choices.flatMap(({ delta }) => delta.tool_calls ?? []).map(toReplyCall),
    metrics:
      usage === undefined
        ? {}
        : { prompt_eval_count: usage.prompt_tokens, eval_count: usage.completion_tokens },
  };
}

/** Whether a recorded stream ended by itself; an error in it is lost, and then so is its end. */
export function isV1StreamDone(recording: Recording): boolean {
  return recordedText(recording).endsWith('data: [DONE]\n\n');
}

function recordedChunks(recording: Recording): RecordedChunk[] {
  return recordedText(recording)
    .split('\n\n')
    .filter(event => event.startsWith('data: {'))
    .map(event => JSON.parse(event.slice('data: '.length)) as RecordedChunk);
}

function toReplyCall({ id, function: called }: RecordedCall) {
  const args = JSON.parse(called.arguments) as Record<string, unknown>;
  return { id, name: called.name, arguments: args };
}
