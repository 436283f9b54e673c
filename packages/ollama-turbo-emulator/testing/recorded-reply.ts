import type { Recording } from 'recordings';
import type { ReplyLogprob, ReplyMetrics, ReplyOptions, ReplyToolCall } from '../src/index.js';
import { recordedText } from './recorded-models.js';

interface RecordedLine extends Partial<ReplyMetrics> {
  message?: { content: string; thinking?: string; tool_calls?: RecordedCall[] };
  response?: string;
  thinking?: string;
  done?: boolean;
  done_reason?: string;
  logprobs?: ReplyLogprob[];
  error?: string;
}

interface RecordedCall {
  id: string;
  function: { name: string; arguments: Record<string, unknown> };
}

const NO_METRICS: ReplyMetrics = {
  total_duration: 0,
  load_duration: 0,
  prompt_eval_count: 0,
  prompt_eval_duration: 0,
  eval_count: 0,
  eval_duration: 0,
};

/** What a recorded model said: the part of an answer that no rule but only its engine gives. */
export function recordedReply(recording: Recording): ReplyOptions {
  const lines = recordedLines(recording);
  const last = lines.findLast(line => line.done === true);
  return {
    thinking: lines.map(line => line.message?.thinking ?? line.thinking ?? '').filter(Boolean),
    content: lines.map(line => line.message?.content ?? line.response ?? '').filter(Boolean),
    toolCalls: lines.flatMap(line => line.message?.tool_calls ?? []).map(toReplyCall),
    logprobs: recordedLogprobs(lines),
    doneReason: last?.done_reason ?? null,
    metrics: { ...NO_METRICS, ...metricsOf(last ?? {}) },
  };
}

/** The error that a recorded stream ends with, or that a whole answer is; undefined for none. */
export function recordedError(recording: Recording): string | undefined {
  return recordedLines(recording).at(-1)?.error;
}

function recordedLines(recording: Recording): RecordedLine[] {
  return recordedText(recording)
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as RecordedLine);
}

/** A whole answer has the probabilities of all its tokens in one list. */
function recordedLogprobs(lines: readonly RecordedLine[]): ReplyLogprob[][] {
  return lines.flatMap(line => (line.logprobs === undefined ? [] : [line.logprobs]));
}

function toReplyCall(call: RecordedCall): ReplyToolCall {
  return { id: call.id, name: call.function.name, arguments: call.function.arguments };
}

function metricsOf(line: RecordedLine): Partial<ReplyMetrics> {
  const names = Object.keys(NO_METRICS) as (keyof ReplyMetrics)[];
  return Object.fromEntries(
    names.flatMap(name => (line[name] === undefined ? [] : [[name, line[name]]])),
  );
}
