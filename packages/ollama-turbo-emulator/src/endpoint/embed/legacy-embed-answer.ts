import type { Answer } from '../../answer/answer.js';
import { jsonAnswer } from '../../answer/framing.js';
import type { Host } from '../../host.js';
import { Refusal } from '../../refusal.js';
import { readBody } from '../../request/accept-request.js';
import { legacyEmbedBody, type LegacyEmbedBody } from '../../request/embed-body.js';
import { answerOrRefusal } from '../answer-or-refusal.js';
import { embed, loadEmbeddingModel, type EmbeddingModel } from './embedding-model.js';

/** The older `POST /api/embeddings`: one text, in numbers of 64 bits; 0.25 does not bring them to length 1. */
export function legacyEmbedAnswer(request: { bytes: Uint8Array; host: Host }): Answer {
  return answerOrRefusal(() => {
    const body = readBody(request.bytes, legacyEmbedBody);
    return jsonAnswer(200, { embedding: embedding(body, request.host) });
  });
}

function embedding(body: LegacyEmbedBody, host: Host): number[] {
  const { options, keep_alive: keepAlive } = body;
  const whenEmpty = new Refusal(400, 'model is required');
  const model = loadEmbeddingModel({ name: body.model, options, keepAlive, whenEmpty, host });
  if (body.prompt === '') return [];
  const { vector } = embedOrFail(model, body.prompt);
  const scale = host.server === '0.33' ? 1 : Math.sqrt(vector.length);
  return vector.map(value => Math.fround(value * scale));
}

/** Whatever the engine says is a 500 here. */
function embedOrFail(model: EmbeddingModel, text: string): { vector: number[] } {
  try {
    return embed(model, { text, truncate: false });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(500, error.message);
  }
}
