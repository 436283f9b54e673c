import type { Answer } from '../../answer/answer.js';
import { jsonAnswer } from '../../answer/framing.js';
import type { Host } from '../../host.js';
import { Refusal } from '../../refusal.js';
import { readBody } from '../../request/accept-request.js';
import { embedBody, type EmbedBody } from '../../request/embed-body.js';
import { parseModelName } from '../../request/model-name.js';
import { answerOrRefusal } from '../answer-or-refusal.js';
import { embed, loadEmbeddingModel } from './embedding-model.js';
import { shortFloat32 } from './short-float32.js';
import { toUnitLength } from './text-vector.js';

const LOAD_DURATION = 1_204_817;
const DURATION_PER_TOKEN = 81_337;

/** `POST /api/embed`: one vector for each text, in their order. */
export function embedAnswer(request: { bytes: Uint8Array; host: Host }): Answer {
  return answerOrRefusal(() => {
    const body = readBody(request.bytes, embedBody);
    return jsonAnswer(200, embeddings(body, request.host));
  });
}

function embeddings(body: EmbedBody, host: Host): object {
  const whenEmpty = new Refusal(404, `model '${body.model}' not found`);
  // Whether there is such a model is asked only after the inputs.
  if (parseModelName(body.model) === undefined) throw whenEmpty;
  const texts = inputTexts(body.input);
  const { options, keep_alive: keepAlive } = body;
  const model = loadEmbeddingModel({ name: body.model, options, keepAlive, whenEmpty, host });
  if (texts.length === 0) return { model: model.echo, embeddings: [] };
  const truncate = body.truncate !== false;
  const embedded = texts.map(text => embed(model, { text, truncate }));
  const tokens = embedded.reduce((sum, each) => sum + each.tokens, 0);
  return {
    model: model.echo,
    embeddings: embedded.map(({ vector }) => cut(vector, body.dimensions).map(shortFloat32)),
    total_duration: LOAD_DURATION + tokens * DURATION_PER_TOKEN,
    load_duration: LOAD_DURATION,
    prompt_eval_count: tokens,
  };
}

/** An empty text alone is no input, in a list it is one. */
function inputTexts(input: unknown): string[] {
  if (input === null || input === '') return [];
  if (typeof input === 'string') return [input];
  if (!isTexts(input)) throw new Refusal(400, 'invalid input type');
  return input;
}

function isTexts(input: unknown): input is string[] {
  return Array.isArray(input) && input.every(item => typeof item === 'string');
}

/** More dimensions than the model has are ignored. */
function cut(vector: readonly number[], dimensions: number): readonly number[] {
  if (dimensions <= 0 || dimensions >= vector.length) return vector;
  return toUnitLength(vector.slice(0, dimensions));
}
