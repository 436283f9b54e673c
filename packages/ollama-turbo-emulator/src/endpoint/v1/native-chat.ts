import { Refusal } from '../../refusal.js';
import type { ChatCompletionBody } from '../../request/v1-bodies.js';
import { nativeMessages } from './native-messages.js';

/** What Ollama takes when a request says nothing; its own API has other values. */
const DEFAULT_TEMPERATURE = 1;
const DEFAULT_TOP_P = 1;

/** The efforts that a server knows, and how its own API says them. */
const EFFORTS: Record<'0.33' | '0.25', Readonly<Record<string, string | false>>> = {
  '0.33': {
    none: false,
    minimal: 'low',
    low: 'low',
    medium: 'medium',
    high: 'high',
    xhigh: 'max',
    ultra: 'max',
    max: 'max',
  },
  '0.25': { none: false, low: 'low', medium: 'medium', high: 'high', max: 'max' },
};

/** The body of `/api/chat` that a chat completion comes to. Throws a {@link Refusal}. */
export function nativeChat(body: ChatCompletionBody, server: '0.33' | '0.25'): object {
  if (body.messages.length === 0) throw new Refusal(400, "[] is too short - 'messages'");
  const format = nativeFormat(body.response_format);
  const think = nativeThink(body, server);
  return {
    model: body.model,
    messages: nativeMessages(body.messages),
    stream: body.stream,
    ...(format !== undefined && { format }),
    tools: body.tools,
    options: nativeOptions(body),
    ...(think !== undefined && { think }),
    logprobs: body.logprobs ?? false,
    top_logprobs: body.top_logprobs,
    _debug_render_only: body['_debug_render_only'],
  };
}

function nativeOptions(body: ChatCompletionBody): object {
  const stop = nativeStop(body.stop);
  return {
    ...(stop !== undefined && { stop }),
    ...(body.max_tokens !== undefined && { num_predict: body.max_tokens }),
    temperature: body.temperature ?? DEFAULT_TEMPERATURE,
    ...(body.seed !== undefined && { seed: body.seed }),
    ...(body.frequency_penalty !== undefined && { frequency_penalty: body.frequency_penalty }),
    ...(body.presence_penalty !== undefined && { presence_penalty: body.presence_penalty }),
    top_p: body.top_p ?? DEFAULT_TOP_P,
  };
}

function nativeStop(stop: unknown): string[] | undefined {
  if (typeof stop === 'string') return [stop];
  return Array.isArray(stop) ? stop.filter(item => typeof item === 'string') : undefined;
}

function nativeFormat(format: ChatCompletionBody['response_format']): unknown {
  switch (format?.type.trim().toLowerCase()) {
    case 'json_object':
      return 'json';
    case 'json_schema': {
      const schema = format?.json_schema?.schema;
      return schema === undefined ? undefined : (JSON.parse(schema) as unknown);
    }
    default:
      return undefined;
  }
}

function nativeThink(
  body: ChatCompletionBody,
  server: '0.33' | '0.25',
): string | false | undefined {
  const effort = body.reasoning === undefined ? body.reasoning_effort : body.reasoning.effort;
  if (effort === undefined || effort === '') return undefined;
  const think = new Map(Object.entries(EFFORTS[server])).get(effort);
  if (think !== undefined) return think;
  const text = `invalid reasoning value: '${effort}' (must be "high", "medium", "low", "max", or "none")`;
  throw new Refusal(400, text);
}
