import { Refusal } from '../refusal.js';
import type { ReplyMetrics } from '../reply.js';
import type { Answer } from './answer.js';
import { linesAnswer, jsonAnswer, refusalAnswer } from './framing.js';
import { waitForToken, type Pace } from './pace.js';
import type { Turn, TurnCall, TurnLine } from './turn.js';

/** What an answer's last object says beside its text. */
export interface TurnSummary {
  doneReason: string;
  metrics: Partial<ReplyMetrics>;
}

/** How an endpoint writes its objects: `/api/chat` and `/api/generate` differ in fields and their order. */
export interface TurnWriter {
  /** One object; with a summary it is the last. */
  write(line: TurnLine, summary?: TurnSummary): object;
  /** Whether a line without any text opens an answer that begins with thinking. */
  opensEmpty: boolean;
}

/** Puts a turn into a stream of lines or into one object. */
export function turnAnswer(options: {
  turn: Turn;
  metrics: Partial<ReplyMetrics>;
  writer: TurnWriter;
  stream: boolean;
  pace: Pace;
}): Answer {
  const { turn, writer } = options;
  const opener =
    writer.opensEmpty && turn.lines[0]?.thinking !== undefined ? [{ content: '' }] : [];
  const lines = [...opener, ...turn.lines];
  if (options.stream && (lines.length > 0 || turn.end.kind !== 'error')) {
    return linesAnswer(signal => streamTurn({ ...options, lines, signal }));
  }
  if (turn.end.kind === 'error') {
    const refusal = new Refusal(turn.end.status, turn.end.text, 'engine');
    return refusalAnswer(refusal, { stream: options.stream });
  }
  return wholeTurn({ ...options, lines });
}

async function* streamTurn(options: {
  turn: Turn;
  lines: readonly TurnLine[];
  metrics: Partial<ReplyMetrics>;
  writer: TurnWriter;
  pace: Pace;
  signal: AbortSignal;
}): AsyncGenerator<object> {
  const { turn, writer, pace, signal } = options;
  for (const line of options.lines) {
    await waitForToken(pace, signal);
    if (signal.aborted) return;
    yield writer.write(line);
  }
  switch (turn.end.kind) {
    case 'error':
      yield { error: turn.end.text };
      return;
    case 'silence':
      return;
    case 'done':
      yield writer.write(
        { content: '', ...(turn.end.calls.length > 0 && { calls: turn.end.calls }) },
        { doneReason: turn.end.reason, metrics: options.metrics },
      );
  }
}

function wholeTurn(options: {
  turn: Turn;
  lines: readonly TurnLine[];
  metrics: Partial<ReplyMetrics>;
  writer: TurnWriter;
  pace: Pace;
}): Answer {
  const { turn, lines, writer, pace } = options;
  const write = () =>
    turn.end.kind === 'done'
      ? writer.write(joined(lines, turn.end.calls), {
          doneReason: turn.end.reason,
          metrics: options.metrics,
        })
      : writer.write(joined(lines, []));
  const answer = jsonAnswer(200, write());
  return {
    ...answer,
    async *body(signal) {
      for (let token = 0; token < lines.length; token += 1) await waitForToken(pace, signal);
      yield* answer.body(signal);
    },
  };
}

function joined(lines: readonly TurnLine[], lastCalls: readonly TurnCall[]): TurnLine {
  const thinking = lines.map(line => line.thinking ?? '').join('');
  const calls = [...lines.flatMap(line => line.calls ?? []), ...lastCalls];
  const logprobs = lines.flatMap(line => line.logprobs ?? []);
  return {
    content: lines.map(line => line.content).join(''),
    ...(thinking !== '' && { thinking }),
    ...(calls.length > 0 && { calls }),
    ...(logprobs.length > 0 && { logprobs }),
  };
}
