import type { ReplyOptions } from '../reply.js';
import type { HeardCall } from './heard-calls.js';
import { toTokens } from './tokens.js';
import type { TurnCall } from './turn.js';

/** One token of a model's raw text, with what Ollama makes of it. */
export type TurnToken =
  | { kind: 'thinking' | 'content'; text: string }
  | {
      kind: 'call';
      text: string;
      /** The arguments of the call as far as this token, once they have begun. */
      written: string | undefined;
      /** The call that this token completes. */
      completes?: TurnCall;
    };

/** The tokens of a reply in the order in which a model makes them, up to the first of the stop sequences. */
export function turnTokens(options: {
  reply: ReplyOptions;
  calls: readonly HeardCall[];
  stop: readonly string[];
}): TurnToken[] {
  const { reply } = options;
  const spoken = [
    ...textsOf(reply.thinking).map(text => ({ kind: 'thinking' as const, text })),
    ...textsOf(reply.content).map(text => ({ kind: 'content' as const, text })),
  ];
  const cut = cutAtStop(spoken, options.stop);
  return cut ?? [...spoken, ...options.calls.flatMap(callTokens)];
}

function textsOf(text: string | readonly string[] | undefined): readonly string[] {
  if (text === undefined) return [];
  return typeof text === 'string' ? toTokens(text) : text;
}

function callTokens(call: HeardCall): TurnToken[] {
  const head = toTokens(call.head).map(text => ({ text, written: undefined }));
  let written = '';
  const body = toTokens(call.body).map(text => {
    written += text;
    return { text, written };
  });
  const tail = toTokens(call.tail).map(text => ({ text, written: undefined }));
  return [...head, ...body, ...tail].map((token, index) => ({
    kind: 'call',
    ...token,
    ...(index === head.length + body.length - 1 &&
      call.call !== undefined && { completes: call.call }),
  }));
}

/** The tokens before the first stop sequence; undefined when none occurs. */
function cutAtStop<Token extends { text: string }>(
  tokens: readonly Token[],
  stop: readonly string[],
): Token[] | undefined {
  const text = tokens.map(token => token.text).join('');
  const positions = stop.map(sequence => text.indexOf(sequence)).filter(found => found >= 0);
  if (positions.length === 0) return undefined;
  let room = Math.min(...positions);
  const kept: Token[] = [];
  for (const token of tokens) {
    if (room === 0) break;
    kept.push({ ...token, text: token.text.slice(0, room) });
    room -= Math.min(room, token.text.length);
  }
  return kept;
}
