import type { ChatTool } from '../chat-request.js';
import type { ModelFamily } from '../models.js';
import type { ReplyToolCall } from '../reply.js';
import type { CallIds } from './call-ids.js';
import { goJson, withSortedInner } from './go-text.js';
import type { TurnCall } from './turn.js';

/** The raw text in which a model makes a call, and what Ollama hears of it. */
export interface HeardCall {
  /** What comes before the arguments. */
  head: string;
  /** The arguments, and what else has to be there for the call to be heard. */
  body: string;
  /** What closes the call, heard or not. */
  tail: string;
  /** Undefined when the call is dropped. */
  call: TurnCall | undefined;
}

/**
 * What becomes of the calls that a model makes.
 *
 * A generic model's call to a tool that was not offered is dropped, unless the name of an offered tool occurs anywhere in
 * its text: then that tool is called. The built-in parsers pass every call on.
 */
export function hearCalls(options: {
  calls: readonly ReplyToolCall[];
  family: ModelFamily;
  tools: readonly ChatTool[];
  ids: CallIds;
}): HeardCall[] {
  const { family, tools, ids } = options;
  let index = 0;
  return options.calls.map(call => {
    const name = family === 'generic' ? offeredName(call, tools) : call.name;
    if (name === undefined) return { ...rawCall(call, family), call: undefined };
    const args = withSortedInner(call.arguments ?? {});
    const heard = { id: call.id ?? ids.next(), function: { index, name, arguments: args } };
    index += 1;
    return { ...rawCall(call, family), call: heard };
  });
}

/** The raw text of calls: what a generic model says when no tools are offered and nobody listens for calls. */
export function rawCallText(calls: readonly ReplyToolCall[], family: ModelFamily): string {
  return calls
    .map(call => rawCall(call, family))
    .map(({ head, body, tail }) => head + body + tail)
    .join('\n');
}

function offeredName(call: ReplyToolCall, tools: readonly ChatTool[]): string | undefined {
  const names = tools.map(tool => tool.function.name);
  if (names.includes(call.name)) return call.name;
  const text = rawCallText([call], 'generic');
  return names.find(name => name !== '' && text.includes(name));
}

function rawCall(call: ReplyToolCall, family: ModelFamily): Omit<HeardCall, 'call'> {
  const args = goJson(call.arguments ?? {});
  switch (family) {
    case 'generic':
      return {
        head: `<tool_call>\n{"name": "${call.name}", "arguments":`,
        body: ` ${args}}`,
        tail: '\n</tool_call>',
      };
    case 'harmony':
      return {
        head: `<|channel|>commentary to=functions.${call.name} <|message|>`,
        body: args,
        tail: '',
      };
    case 'qwen3coder':
      return {
        head: `<tool_call>\n<function=${call.name}>`,
        body: `${xmlParameters(call)}\n</function>\n</tool_call>`,
        tail: '',
      };
  }
}

function xmlParameters(call: ReplyToolCall): string {
  return Object.entries(call.arguments ?? {})
    .map(([name, value]) => {
      const text = typeof value === 'string' ? value : goJson(value);
      return `\n<parameter=${name}>\n${text}\n</parameter>`;
    })
    .join('');
}
