import type {
  RecordedAnswer,
  RecordedContent,
  RecordedEnd,
  RecordedFailure,
} from './recorded-answer.ts';
import type { RecordedReason } from './recorded-reason.ts';

/*
 * What an AI SDK model (LanguageModelV4) has to make of a recorded answer: the SDK's words for what the bytes say.
 */

export type ExpectedContent =
  | { type: 'reasoning' | 'text'; text: string }
  | { type: 'tool-call'; toolCallId: string; toolName: string; input: string };

export interface ExpectedError {
  reason: RecordedReason;
  statusCode: number;
  isRetryable: boolean;
  /** What the message has to contain; white space does not count. */
  text: string;
}

export interface ExpectedFinish {
  finishReason: { unified: string; raw: string | undefined };
  usage: {
    inputTokens: {
      total: number | undefined;
      noCache: undefined;
      cacheRead: undefined;
      cacheWrite: undefined;
    };
    outputTokens: { total: number | undefined; text: undefined; reasoning: undefined };
    raw?: object;
  };
  /** Fields of unknown value are undefined. */
  metadata: object;
}

export interface ExpectedOutcome {
  /** Timestamp and model of the first line. */
  responseMetadata: { timestamp?: Date; modelId?: string };
  content: ExpectedContent[];
  /** Every line as JSON. */
  body: unknown[];
  /** Absent when the answer failed. */
  finish?: ExpectedFinish;
  error?: ExpectedError;
  /** Whether the error comes before anything of an answer, and so is thrown rather than streamed. */
  isThrown: boolean;
}

const RETRYABLE: ReadonlySet<RecordedReason> = new Set([
  'concurrency-limit',
  'rate-limit',
  'overloaded',
  'unreachable',
  'tool-call-failed',
  'runner-failed',
  'incomplete-answer',
  'malformed-answer',
]);

/**
 * The outcome of an answer. `makeId` gives ids to calls that have none, in their order; `toReason` judges a failure.
 */
export function expectedOutcome(options: {
  answer: RecordedAnswer;
  makeId: () => string;
  toReason: (failure: RecordedFailure) => RecordedReason;
}): ExpectedOutcome {
  const { answer, makeId, toReason } = options;
  const { failure, end, lines } = answer;
  return {
    responseMetadata: toResponseMetadata(answer),
    content: toContent({ content: answer.content, makeId }),
    body: lines,
    ...(end && { finish: toFinish(answer, end) }),
    ...(failure && { error: toError({ failure, reason: toReason(failure) }) }),
    isThrown: failure?.comesFirst ?? false,
  };
}

function toContent(options: {
  content: RecordedContent[];
  makeId: () => string;
}): ExpectedContent[] {
  const usedIds = new Set<string>();
  return options.content.map(piece => {
    switch (piece.type) {
      case 'thinking':
        return { type: 'reasoning', text: piece.text };
      case 'text':
        return { type: 'text', text: piece.text };
      case 'call': {
        const { id, name, input } = piece;
        const toolCallId = id === undefined || usedIds.has(id) ? options.makeId() : id;
        usedIds.add(toolCallId);
        return { type: 'tool-call', toolCallId, toolName: name, input: toInput(input) };
      }
    }
  });
}

function toInput(input: unknown): string {
  return typeof input === 'string' ? input || '{}' : JSON.stringify(input);
}

function toFinish(answer: RecordedAnswer, end: RecordedEnd): ExpectedFinish {
  const { counts, timings, doneReason } = end;
  const { prompt_eval_count: inputTokens, eval_count: outputTokens } = counts;
  const { eval_duration: nanoseconds } = timings;
  return {
    finishReason: { unified: unifiedReason(answer, end), raw: doneReason },
    usage: {
      inputTokens: {
        total: inputTokens,
        noCache: undefined,
        cacheRead: undefined,
        cacheWrite: undefined,
      },
      outputTokens: { total: outputTokens, text: undefined, reasoning: undefined },
      ...(Object.keys(counts).length > 0 ? { raw: counts } : {}),
    },
    metadata: {
      doneReason,
      totalDuration: timings.total_duration,
      loadDuration: timings.load_duration,
      promptEvalDuration: timings.prompt_eval_duration,
      evalDuration: nanoseconds,
      tokensPerSecond: outputTokens && nanoseconds ? (outputTokens * 1e9) / nanoseconds : undefined,
      logprobs: answer.logprobs.length > 0 ? answer.logprobs : undefined,
    },
  };
}

function unifiedReason({ content }: RecordedAnswer, { doneReason }: RecordedEnd): string {
  if (doneReason === 'length') return 'length';
  if (doneReason !== undefined && doneReason !== 'stop') return 'other';
  if (content.some(({ type }) => type === 'call')) return 'tool-calls';
  return doneReason ?? 'other';
}

function toResponseMetadata({ lines }: RecordedAnswer): { timestamp?: Date; modelId?: string } {
  const [first] = lines;
  if (typeof first !== 'object' || first === null) return {};
  const createdAt = 'created_at' in first ? first.created_at : undefined;
  const model = 'model' in first ? first.model : undefined;
  return {
    ...(typeof createdAt === 'string' && { timestamp: new Date(createdAt) }),
    ...(typeof model === 'string' && { modelId: model }),
  };
}

function toError(options: { failure: RecordedFailure; reason: RecordedReason }): ExpectedError {
  const { failure, reason } = options;
  return {
    reason,
    statusCode: failure.status,
    isRetryable: RETRYABLE.has(reason),
    text: failure.text,
  };
}
