import type { Answer } from '../../answer/answer.js';
import { wholeAnswer } from '../../answer/framing.js';
import { goJson } from '../../answer/go-text.js';
import type { Host } from '../../host.js';
import { Refusal } from '../../refusal.js';
import { v1EmbeddingsBody, type V1EmbeddingsBody } from '../../request/v1-bodies.js';
import { embedAnswer } from '../embed/embed-answer.js';
import { readV1Body } from './read-v1-body.js';
import { translateError, v1Refusal } from './v1-error.js';

interface NativeEmbeddings {
  embeddings: number[][];
  prompt_eval_count?: number;
}

/** `POST /v1/embeddings`: asks `/api/embed`, and says its answer in OpenAI's words. */
export function v1EmbeddingsAnswer(request: { bytes: Uint8Array; host: Host }): Answer {
  try {
    const body = readV1Body(request.bytes, v1EmbeddingsBody);
    const asked = JSON.stringify(nativeEmbed(body));
    const bytes = new TextEncoder().encode(asked);
    const native = embedAnswer({ bytes, host: request.host });
    if (native.status !== 200) return translateError(native);
    const found = JSON.parse(native.text ?? '') as NativeEmbeddings;
    const headers = { 'Content-Type': 'application/json' };
    return wholeAnswer({ status: 200, headers, text: `${goJson(list(body, found))}\n` });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return v1Refusal(error.status, error.message);
  }
}

function nativeEmbed(body: V1EmbeddingsBody): object {
  const { encoding_format: format, input } = body;
  if (format !== '' && !/^(?:float|base64)$/i.test(format)) {
    const supported = "Supported values: ['float', 'base64'].";
    throw new Refusal(400, `Invalid value for 'encoding_format' = ${format}. ${supported}`);
  }
  const isNothing = input === null || (Array.isArray(input) && input.length === 0);
  if (isNothing) throw new Refusal(400, 'invalid input');
  // One empty text is a text here.
  return { model: body.model, input: input === '' ? [''] : input, dimensions: body.dimensions };
}

function list(body: V1EmbeddingsBody, found: NativeEmbeddings): object {
  const isPacked = /^base64$/i.test(body.encoding_format);
  const { prompt_eval_count: tokens = 0 } = found;
  return {
    object: 'list',
    data: found.embeddings.map((vector, index) => ({
      object: 'embedding',
      embedding: isPacked ? packed(vector) : vector,
      index,
    })),
    model: body.model,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}

/** Numbers of 32 bits, the lowest byte first, as base64. */
function packed(vector: readonly number[]): string {
  const view = new DataView(new ArrayBuffer(vector.length * 4));
  for (const [index, value] of vector.entries()) view.setFloat32(index * 4, value, true);
  const bytes = Array.from(new Uint8Array(view.buffer), byte => String.fromCharCode(byte));
  return btoa(bytes.join(''));
}
