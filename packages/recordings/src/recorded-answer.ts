import type { Recording } from './load-recordings.ts';

/*
 * What the bytes of a recorded `POST /api/chat` say, worked out with nothing but JSON.parse: the yardstick for code
 * that reads such answers. It shares no code with that code on purpose.
 */

type JsonObject = Record<string, unknown>;

/** A piece of an answer, in the order in which the pieces came; text that belongs together is joined. */
export type RecordedContent =
  | { type: 'thinking'; text: string }
  | { type: 'text'; text: string }
  | {
      type: 'call';
      name: string;
      input: unknown;
      /** Absent when the server gave none. */
      id?: string;
    };

/** The end of an answer: the fields of its final line, each absent where the server left it out. */
export interface RecordedEnd {
  doneReason?: string;
  counts: { prompt_eval_count?: number; eval_count?: number };
  /** Nanoseconds. */
  timings: {
    total_duration?: number;
    load_duration?: number;
    prompt_eval_duration?: number;
    eval_duration?: number;
  };
}

/** Why there is no complete answer. */
export interface RecordedFailure {
  /**
   * - `refused`: the status says so
   * - `error`: a line of the body says so
   * - `incomplete`: the body ends without `"done": true`
   * - `malformed`: the body is not what Ollama sends
   */
  kind: 'refused' | 'error' | 'incomplete' | 'malformed';
  /** Whether it shows before anything of an answer: it can then be thrown instead of streamed. */
  comesFirst: boolean;
  /** The status that the failing line names, else that of the response. */
  status: number;
  /** What the server says about it, unwrapped; empty when it says nothing that is meant to be read. */
  text: string;
}

export interface RecordedAnswer {
  /** Every line of the body as JSON, up to the end of the answer or its failure. */
  lines: unknown[];
  content: RecordedContent[];
  logprobs: unknown[];
  end?: RecordedEnd;
  failure?: RecordedFailure;
}

/** What a recorded exchange of `POST /api/chat` says. Exactly one of `end` and `failure` is there. */
export function readRecordedAnswer(recording: Recording): RecordedAnswer {
  const { status, chunks, complete } = recording.response;
  const body = chunks.map(chunk => chunk.text).join('');
  const answer: RecordedAnswer = { lines: [], content: [], logprobs: [] };
  if (status < 200 || status > 299) {
    return {
      ...answer,
      failure: { kind: 'refused', comesFirst: true, status, text: innermostText(body) },
    };
  }
  const lines = body.split('\n').filter(line => line.trim() !== '');
  for (const [index, line] of lines.entries()) {
    const isCutOff = index === lines.length - 1 && !body.endsWith('\n');
    readLine({ line, isCutOff, status, answer });
    if (answer.end || answer.failure) return answer;
  }
  // A body that broke off is incomplete even when nothing of it had come.
  const kind = lines.length === 0 && complete ? 'malformed' : 'incomplete';
  answer.failure = { kind, comesFirst: lines.length === 0, status, text: '' };
  return answer;
}

function readLine(options: {
  line: string;
  isCutOff: boolean;
  status: number;
  answer: RecordedAnswer;
}): void {
  const { line, isCutOff, status, answer } = options;
  const comesFirst = answer.lines.length === 0;
  const value = parse(line);
  if (value === undefined) {
    const kind = isCutOff && line.trim().startsWith('{') ? 'incomplete' : 'malformed';
    answer.failure = { kind, comesFirst, status, text: '' };
    return;
  }
  answer.lines.push(value);
  if (isObject(value) && isObject(value['message'])) {
    readMessage(value['message'], answer);
  } else if (isObject(value) && typeof value['error'] !== 'undefined') {
    const named = value['StatusCode'];
    answer.failure = {
      kind: 'error',
      comesFirst,
      status: typeof named === 'number' ? named : status,
      text: innermostText(line),
    };
    return;
  } else if (!isObject(value) || typeof value['done'] !== 'boolean') {
    answer.failure = { kind: 'malformed', comesFirst, status, text: '' };
    return;
  }
  answer.logprobs.push(...list(value['logprobs']));
  if (value['done'] === true) answer.end = readEnd(value);
}

function readMessage(message: JsonObject, { content }: RecordedAnswer): void {
  addText({ type: 'thinking', text: message['thinking'], content });
  addText({ type: 'text', text: message['content'], content });
  for (const call of list(message['tool_calls'])) {
    if (!isObject(call) || !isObject(call['function'])) continue;
    const { name, arguments: input } = call['function'];
    const id = call['id'];
    content.push({
      type: 'call',
      name: String(name),
      input: input ?? {},
      ...(typeof id === 'string' && id !== '' ? { id } : {}),
    });
  }
}

function addText(options: {
  type: 'thinking' | 'text';
  text: unknown;
  content: RecordedContent[];
}): void {
  const { type, text, content } = options;
  if (typeof text !== 'string' || text === '') return;
  const last = content.at(-1);
  if (last?.type === type) last.text += text;
  else content.push({ type, text });
}

function readEnd(line: JsonObject): RecordedEnd {
  const doneReason = line['done_reason'];
  return {
    ...(typeof doneReason === 'string' ? { doneReason } : {}),
    counts: numbers(line, ['prompt_eval_count', 'eval_count']),
    timings: numbers(line, [
      'total_duration',
      'load_duration',
      'prompt_eval_duration',
      'eval_duration',
    ]),
  };
}

function numbers(line: JsonObject, fields: string[]): Record<string, number> {
  const entries = fields.map(field => [field, line[field]] as const);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

/** `too long` of `{"error":"{\"error\":{\"message\":\"too long\"}}"}`: errors are wrapped as often as they are passed on. */
function innermostText(text: string): string {
  const value = parse(text);
  if (!isObject(value)) return text.trim().startsWith('<') ? '' : text.trim();
  const inner = value['error'] ?? value['message'];
  if (typeof inner === 'string') return innermostText(inner);
  return isObject(inner) ? innermostText(JSON.stringify(inner)) : '';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
