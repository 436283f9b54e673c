import type { Answer } from '../answer/answer.js';
import { turnMetrics } from '../answer/metrics.js';
import { shapeTurn } from '../answer/shape-turn.js';
import type { Turn } from '../answer/turn.js';
import { turnAnswer, type TurnWriter } from '../answer/turn-answer.js';
import type { ChatTool } from '../chat-request.js';
import type { Host } from '../host.js';
import { Refusal } from '../refusal.js';
import type { ReplyOptions } from '../reply.js';
import type { AcceptedRequest, RequestedModel } from '../request/accept-request.js';
import type { ModelBody } from '../request/chat-body.js';
import { fitPrompt } from './context-window.js';
import { planFormat, type FormatPlan } from './format-plan.js';
import { checkImages } from './image-check.js';

/** A request that its host took on, before its engine looks at it. */
export interface TakenRequest<Body extends ModelBody> {
  body: Body;
  host: Host;
  requested: RequestedModel;
  accepted: AcceptedRequest;
}

/** A request with all that shapes its answer. */
export interface SettledRequest<Body extends ModelBody> extends TakenRequest<Body> {
  format: FormatPlan;
  promptTokens: number;
}

/** The engine's checks: images, the length of the prompt, the format. Throws a {@link Refusal}. */
export function settleRequest<Body extends ModelBody>(
  taken: TakenRequest<Body>,
  found: {
    hasImages: boolean;
    promptTokens: number;
    /** Whether a format can wait until the model has thought. */
    hasSecondPass: boolean;
  },
): SettledRequest<Body> {
  const { body, host, requested, accepted } = taken;
  const { server } = host;
  checkImages({ hasImages: found.hasImages, model: requested.model, server });
  const generation = accepted.options;
  const prompt = fitPrompt({ tokens: found.promptTokens, body, generation, server });
  const format = planFormat({
    format: body.format,
    requested,
    think: accepted.think,
    hasSecondPass: found.hasSecondPass,
  });
  // Only a format that waits for the model's thinking is found to be wrong later.
  if (format.error !== undefined && !format.isLate) {
    throw new Refusal(format.error.status, format.error.text, 'engine');
  }
  const limit = prompt.isFull ? 1 : generation.limit;
  return {
    ...taken,
    accepted: { ...accepted, options: { ...generation, limit } },
    promptTokens: prompt.tokens,
    format,
  };
}

/** Makes the answer of what the model says. */
export function replyAnswer<Body extends ModelBody>(options: {
  settled: SettledRequest<Body>;
  reply: ReplyOptions;
  /** What the model fails with in the end. */
  error: string | undefined;
  tools: readonly ChatTool[];
  writer: (turn: Turn) => TurnWriter;
}): Answer {
  const { settled, reply, error, tools } = options;
  const { body, host, requested, format } = settled;
  // A model that answers without thinking never gets to a late format.
  const isFormatReached = !format.isLate || (reply.thinking ?? '').length > 0;
  const spoken = shapeTurn({
    reply,
    family: requested.model.family,
    options: settled.accepted.options,
    tools,
    topLogprobs: body.logprobs ? body.top_logprobs : undefined,
    lateFormat: format.isLate && format.enforced !== undefined,
    formatError: isFormatReached ? format.error : undefined,
    ids: host.ids,
  });
  const turn = error === undefined ? spoken : withError(spoken, error);
  const metrics = turnMetrics({
    turn,
    promptTokens: settled.promptTokens,
    tokensPerSecond: host.pace === 'instant' ? undefined : host.pace.tokensPerSecond,
    server: host.server,
  });
  const stream = body.stream !== false;
  return turnAnswer({ turn, metrics, writer: options.writer(turn), stream, pace: host.pace });
}

/** Calls that wait for the last line come before the error in a line of their own, so that none is lost. */
function withError(turn: Turn, text: string): Turn {
  const calls = turn.end.kind === 'done' ? turn.end.calls : [];
  const lines = calls.length > 0 ? [...turn.lines, { content: '', calls }] : turn.lines;
  return { ...turn, lines, end: { kind: 'error', status: 500, text } };
}
