import { jsonAnswer } from '../answer/framing.js';
import { countTokens, toTokens } from '../answer/tokens.js';
import type { Turn } from '../answer/turn.js';
import { generateWriter } from '../answer/turn-writers.js';
import { answerAsDemoModel } from '../demo-model/demo-model.js';
import type { Host } from '../host.js';
import { Refusal } from '../refusal.js';
import type { ReplyOptions } from '../reply.js';
import { checkAbilities, findModel } from '../request/accept-request.js';
import { generateBody, type GenerateBody } from '../request/chat-body.js';
import { debugInfo } from './debug-info.js';
import type { ModelEndpoint, PreparedAnswer } from './model-endpoint.js';
import {
  replyAnswer,
  settleRequest,
  type SettledRequest,
  type TakenRequest,
} from './settled-request.js';

type TakenGeneration = TakenRequest<GenerateBody>;

/** `POST /api/generate`: one prompt, no tools. */
export const generateEndpoint: ModelEndpoint<GenerateBody> = { body: generateBody, prepare };

function prepare(body: GenerateBody, host: Host): PreparedAnswer {
  const whenEmpty = new Refusal(404, `model '${body.model}' not found`);
  const requested = findModel({ name: body.model, host, whenEmpty });
  if (body.prompt === '' && body.keep_alive === 0) {
    host.loaded.unload(requested.model);
    return direct('unload', { host, model: requested.echo });
  }
  if (body.raw && (body.template !== '' || body.system !== '' || body.context.length > 0)) {
    throw new Refusal(400, 'raw mode does not support template, system, or context');
  }
  const needs = body.suffix === '' ? [] : (['insert'] as const);
  const accepted = checkAbilities({ body, requested, host, task: 'generate', needs });
  const { contextLength } = accepted.options;
  host.loaded.use({ model: requested.model, contextLength, keepAlive: body.keep_alive });
  if (body.prompt === '') return direct('load', { host, model: requested.echo });
  if (body['_debug_render_only']) return rendered(body, { host, model: requested.echo });
  return prepareTurn({ body, host, requested, accepted });
}

function prepareTurn(taken: TakenGeneration): PreparedAnswer {
  const { body, host, requested } = taken;
  const settled = settleRequest(taken, {
    hasImages: body.images.length > 0,
    promptTokens: countTokens(body.system + body.prompt + body.suffix) + body.context.length + 4,
    hasSecondPass: false,
  });
  const writer = (turn: Turn) =>
    generateWriter({
      model: requested.echo,
      clock: host.clock,
      context: body.raw ? undefined : contextTokens(body, turn),
      opensEmpty: requested.model.family === 'generic',
    });
  return {
    kind: 'model',
    answer: ({ reply = demoReply(settled), error }) =>
      replyAnswer({ settled, reply, error, tools: [], writer }),
  };
}

function demoReply(settled: SettledRequest<GenerateBody>): ReplyOptions {
  const { body, host, requested, accepted, format } = settled;
  const slip = host.slips.next();
  const system = body.system === '' ? [] : [{ role: 'system', content: body.system }];
  return answerAsDemoModel({
    model: body.model,
    family: requested.model.family,
    messages: [...system, { role: 'user', content: body.prompt, images: body.images }],
    // A format from the first token on leaves no room for thinking.
    think: format.enforced === undefined ? accepted.think : false,
    mode: requested.mode,
    ...(format.enforced !== undefined && { format: format.enforced }),
    ...(slip && { slip }),
  });
}

function direct(reason: 'load' | 'unload', options: { host: Host; model: string }): PreparedAnswer {
  const { host, model } = options;
  const end = { response: '', done: true, done_reason: reason };
  const answer = jsonAnswer(200, { model, created_at: host.clock.stamp(), ...end });
  return { kind: 'direct', answer };
}

/** `_debug_render_only`: the prompt instead of an answer, here by a template of the emulator's own. */
function rendered(body: GenerateBody, options: { host: Host; model: string }): PreparedAnswer {
  const { host, model } = options;
  const system = body.system === '' ? '' : `system: ${body.system}\n`;
  const template = body.raw ? body.prompt : `${system}user: ${body.prompt}\n`;
  const debug = debugInfo({ template, images: body.images.length });
  const fields = { response: '', done: false, _debug_info: debug };
  const answer = jsonAnswer(200, { model, created_at: host.clock.stamp(), ...fields });
  return { kind: 'direct', answer };
}

/** Stands in for the conversation in tokens, one number each. */
function contextTokens(body: GenerateBody, turn: Turn): number[] {
  const spoken = turn.lines.map(line => `${line.thinking ?? ''}${line.content}`).join('');
  const tokens = toTokens(`${body.system}${body.prompt}${spoken}`);
  return [...body.context, ...tokens.map(tokenNumber)];
}

function tokenNumber(token: string): number {
  return Array.from(token, character => character.codePointAt(0) ?? 0).reduce(
    (sum, codePoint) => (sum * 31 + codePoint) % 32_000,
    7,
  );
}
