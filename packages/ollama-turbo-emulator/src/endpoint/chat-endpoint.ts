import { jsonAnswer } from '../answer/framing.js';
import { countJsonTokens, countTokens } from '../answer/tokens.js';
import { chatWriter } from '../answer/turn-writers.js';
import type { DemoModelRequest } from '../chat-request.js';
import { answerAsDemoModel } from '../demo-model/demo-model.js';
import type { Host } from '../host.js';
import { Refusal } from '../refusal.js';
import type { ReplyOptions } from '../reply.js';
import { checkAbilities, findModel } from '../request/accept-request.js';
import { chatBody, type ChatBody } from '../request/chat-body.js';
import { checkCallIds } from './call-id-check.js';
import { debugInfo } from './debug-info.js';
import type { ModelEndpoint, PreparedAnswer } from './model-endpoint.js';
import {
  replyAnswer,
  settleRequest,
  type SettledRequest,
  type TakenRequest,
} from './settled-request.js';

type TakenChat = TakenRequest<ChatBody>;

/** `POST /api/chat`. */
export const chatEndpoint: ModelEndpoint<ChatBody> = { body: chatBody, prepare };

function prepare(body: ChatBody, host: Host): PreparedAnswer {
  const whenEmpty = new Refusal(400, 'model is required');
  const requested = findModel({ name: body.model, host, whenEmpty });
  const isLoad = body.messages.length === 0;
  if (isLoad && body.keep_alive === 0) {
    host.loaded.unload(requested.model);
    return direct(stateMessage('unload'), { host, model: requested.echo });
  }
  const needs = body.tools.length > 0 ? (['tools'] as const) : [];
  const accepted = checkAbilities({ body, requested, host, task: 'chat', needs });
  const { contextLength } = accepted.options;
  host.loaded.use({ model: requested.model, contextLength, keepAlive: body.keep_alive });
  if (isLoad) return direct(stateMessage('load'), { host, model: requested.echo });
  if (body['_debug_render_only']) {
    return direct(renderedMessage(body), { host, model: requested.echo });
  }
  return prepareTurn({ body, host, requested, accepted });
}

function prepareTurn(taken: TakenChat): PreparedAnswer {
  const { body, host, requested } = taken;
  if (requested.mode === 'cloud') checkCallIds(body.messages);
  const settled = settleRequest(taken, {
    hasImages: body.messages.some(({ images = [] }) => images.length > 0),
    promptTokens: promptTokens(body),
    hasSecondPass: true,
  });
  const writer = () => chatWriter({ model: requested.echo, clock: host.clock });
  return {
    kind: 'model',
    answer: ({ reply = demoReply(settled), error }) =>
      replyAnswer({ settled, reply, error, tools: body.tools, writer }),
  };
}

/**
 * What the demo model says. Where a format and tools meet it does as Ollama's models do: gpt-oss's calls win over the
 * format, everyone else's are lost to it. When it is careless it answers without thinking where a format waits for that.
 */
function demoReply({
  body,
  host,
  requested,
  accepted,
  format,
}: SettledRequest<ChatBody>): ReplyOptions {
  const { model, mode } = requested;
  const request: DemoModelRequest = {
    model: body.model,
    family: model.family,
    messages: body.messages,
    think: accepted.think,
    mode,
  };
  const withTools = { ...request, ...(body.tools.length > 0 && { tools: body.tools }) };
  const slip = host.slips.next();
  if (format.enforced === undefined)
    return answerAsDemoModel({ ...withTools, ...(slip && { slip }) });
  // A format that waits for the model's thinking never comes into force when the model does not think.
  if (format.isLate && slip) return answerAsDemoModel({ ...withTools, think: false, slip });
  const formatted = { ...request, format: format.enforced };
  if (model.family !== 'harmony') return answerAsDemoModel(formatted);
  // Held to JSON from its first token, gpt-oss cannot even open its answer; seen on 0.33 only.
  if (!format.isLate && host.server === '0.33') return {};
  const reply = answerAsDemoModel(withTools);
  return (reply.toolCalls ?? []).length > 0 ? reply : answerAsDemoModel(formatted);
}

function direct(fields: object, options: { host: Host; model: string }): PreparedAnswer {
  const { host, model } = options;
  const answer = jsonAnswer(200, { model, created_at: host.clock.stamp(), ...fields });
  return { kind: 'direct', answer };
}

function stateMessage(reason: 'load' | 'unload'): object {
  return { message: { role: 'assistant', content: '' }, done: true, done_reason: reason };
}

/** `_debug_render_only`: the prompt instead of an answer, here by a template of the emulator's own. */
function renderedMessage(body: ChatBody): object {
  const tools = body.tools.length > 0 ? `Tools: ${JSON.stringify(body.tools)}\n` : '';
  const messages = body.messages.map(({ role, content }) => `${role}: ${content}\n`);
  const images = body.messages.flatMap(message => message.images ?? []).length;
  return {
    message: { role: '', content: '' },
    done: false,
    _debug_info: debugInfo({ template: tools + messages.join(''), images }),
  };
}

function promptTokens(body: ChatBody): number {
  const counts = body.messages.map(
    ({ content, thinking = '', tool_calls: calls = [] }) =>
      countTokens(content + thinking) + countJsonTokens(calls) + 4,
  );
  return counts.reduce((sum, count) => sum + count, countJsonTokens(body.tools));
}
