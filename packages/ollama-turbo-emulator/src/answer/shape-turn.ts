import type { ChatTool } from '../chat-request.js';
import type { ModelFamily } from '../models.js';
import type { ReplyLogprob, ReplyOptions, ReplyToolCall } from '../reply.js';
import type { GenerationOptions } from '../request/options.js';
import type { CallIds } from './call-ids.js';
import { hearCalls, rawCallText } from './heard-calls.js';
import { makeLogprobs } from './logprobs.js';
import type { Turn, TurnCall, TurnEnd, TurnLine } from './turn.js';
import { turnTokens, type TurnToken } from './turn-tokens.js';

/** What shapes a turn beside the reply itself. */
export interface TurnRequest {
  reply: ReplyOptions;
  family: ModelFamily;
  options: GenerationOptions;
  tools: readonly ChatTool[];
  /** How many alternatives per token are wanted; undefined for no logprobs. */
  topLogprobs: number | undefined;
  /** A format that is enforced only after the model has thought: it then starts anew. */
  lateFormat: boolean;
  /** Why the runner refuses the format; found only once the thinking is over. */
  formatError: { status: number; text: string } | undefined;
  ids: CallIds;
}

/**
 * Turns what a model is to say into the lines of an answer, by the rules of its family and the options of the request:
 * where calls stand and which are heard, and where `stop` and `num_predict` cut.
 */
export function shapeTurn(request: TurnRequest): Turn {
  const { reply, options } = request;
  const metrics = reply.metrics ?? {};
  // Ollama stops at once when a stop sequence is empty.
  if (options.stop.includes('')) return { lines: [], end: endOf(request, []), tokens: 1, metrics };
  const made = madeTokens(request);
  // A reply that says why it ended is whole: its text is what the limit left.
  const limit = reply.doneReason === undefined ? options.limit : undefined;
  const isCut = limit !== undefined && made.length >= limit;
  const tokens = made.slice(0, limit);
  return {
    lines: tokenLines(tokens, request),
    end: isCut ? cutEnd(tokens, request) : endOf(request, tokens),
    tokens: isCut ? tokens.length : tokens.length + 1,
    metrics,
  };
}

function madeTokens(request: TurnRequest): TurnToken[] {
  const { reply, family, tools, options } = request;
  const calls = callsOfTurn(reply.toolCalls ?? [], family);
  const isUnheard = family === 'generic' && tools.length === 0;
  const tokens = turnTokens({
    reply: isUnheard ? { ...reply, content: withRawCalls(reply) } : reply,
    calls: isUnheard ? [] : hearCalls({ calls, family, tools, ids: request.ids }),
    stop: options.stop,
  });
  if (request.formatError === undefined) return tokens;
  return tokens.filter(token => token.kind === 'thinking');
}

/** gpt-oss's turn ends with its first call. */
function callsOfTurn(
  calls: readonly ReplyToolCall[],
  family: ModelFamily,
): readonly ReplyToolCall[] {
  return family === 'harmony' ? calls.slice(0, 1) : calls;
}

/** Without tools a generic model's calls are text like any other. */
function withRawCalls(reply: ReplyOptions): ReplyOptions['content'] {
  const raw = rawCallText(reply.toolCalls ?? [], 'generic');
  if (raw === '') return reply.content;
  const { content = '' } = reply;
  return typeof content === 'string' ? content + raw : [...content, raw];
}

function tokenLines(tokens: readonly TurnToken[], request: TurnRequest): TurnLine[] {
  const lines = tokens.flatMap((token, index) => {
    const logprobs = tokenLogprobs({ token, index, request });
    const line = lineOf(token, request.family);
    if (line !== undefined) return [{ ...line, ...(logprobs && { logprobs }) }];
    // What a parser holds back is silent, unless its probabilities are asked for.
    return logprobs === undefined ? [] : [{ content: '', logprobs }];
  });
  const thoughts = lines.findLastIndex(line => line.thinking !== undefined);
  if (!request.lateFormat || request.family !== 'generic' || thoughts === -1) return lines;
  return lines.toSpliced(thoughts + 1, 0, { content: '' });
}

function lineOf(token: TurnToken, family: ModelFamily): TurnLine | undefined {
  switch (token.kind) {
    case 'thinking':
      return { content: '', thinking: token.text };
    case 'content':
      return { content: token.text };
    case 'call':
      // gpt-oss's calls stand in the last line.
      return token.completes === undefined || family === 'harmony'
        ? undefined
        : { content: '', calls: [token.completes] };
  }
}

function tokenLogprobs(options: {
  token: TurnToken;
  index: number;
  request: TurnRequest;
}): readonly ReplyLogprob[] | undefined {
  const { topLogprobs, reply } = options.request;
  if (topLogprobs === undefined) return undefined;
  return reply.logprobs?.[options.index] ?? makeLogprobs(options.token.text, topLogprobs);
}

function cutEnd(tokens: readonly TurnToken[], request: TurnRequest): TurnEnd {
  const last = tokens.at(-1);
  const isInsideCall = last?.kind === 'call' && last.completes === undefined;
  if (request.family === 'harmony' && isInsideCall && last.written !== undefined) {
    const text = `error parsing tool call: raw='${last.written}', err=unexpected end of JSON input`;
    return { kind: 'error', status: 500, text };
  }
  return { kind: 'done', reason: 'length', calls: lastLineCalls(tokens, request) };
}

function endOf(request: TurnRequest, tokens: readonly TurnToken[]): TurnEnd {
  const { formatError, reply } = request;
  if (formatError !== undefined) return { kind: 'error', ...formatError };
  const { doneReason = 'stop' } = reply;
  if (doneReason === null) return { kind: 'silence' };
  return { kind: 'done', reason: doneReason, calls: lastLineCalls(tokens, request) };
}

function lastLineCalls(tokens: readonly TurnToken[], request: TurnRequest): TurnCall[] {
  if (request.family !== 'harmony') return [];
  return tokens.flatMap(token =>
    token.kind === 'call' && token.completes !== undefined ? [token.completes] : [],
  );
}
