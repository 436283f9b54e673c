import type { Answer } from '../../answer/answer.js';
import { wholeAnswer } from '../../answer/framing.js';
import type { Host } from '../../host.js';
import { Refusal } from '../../refusal.js';
import { readBody } from '../../request/accept-request.js';
import { goQuote } from '../../request/go-quote.js';
import { copyBody } from '../../request/store-bodies.js';
import { answerOrRefusal } from '../answer-or-refusal.js';
import { storedName } from './stored-name.js';

/** `POST /api/copy`: a model under one more name. */
export function copyAnswer(request: { bytes: Uint8Array; host: Host }): Answer {
  const { host } = request;
  return answerOrRefusal(() => {
    const body = readBody(request.bytes, copyBody);
    const source = storedName(body.source, 'source');
    const destination = storedName(body.destination, 'destination');
    const model = source.key === undefined ? undefined : host.models.find(source.key);
    if (model === undefined) {
      throw new Refusal(404, `model ${goQuote(body.source)} not found`);
    }
    host.models.copy(model, destination.base);
    return wholeAnswer({ status: 200, headers: {}, text: '' });
  });
}
