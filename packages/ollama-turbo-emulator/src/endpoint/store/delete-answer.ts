import type { Answer } from '../../answer/answer.js';
import { wholeAnswer } from '../../answer/framing.js';
import type { Host } from '../../host.js';
import { Refusal } from '../../refusal.js';
import { readBody } from '../../request/accept-request.js';
import { deleteBody } from '../../request/store-bodies.js';
import { answerOrRefusal } from '../answer-or-refusal.js';
import { storedName } from './stored-name.js';

/** `DELETE /api/delete`: the model is gone, also from memory. */
export function deleteAnswer(request: { bytes: Uint8Array; host: Host }): Answer {
  const { host } = request;
  return answerOrRefusal(() => {
    const body = readBody(request.bytes, deleteBody);
    const sent = body.model || body.name;
    const { key } = storedName(sent, 'name');
    const model = key === undefined ? undefined : host.models.find(key);
    if (model === undefined) throw new Refusal(404, `model '${sent}' not found`);
    host.models.remove(model);
    host.loaded.unload(model);
    return wholeAnswer({ status: 200, headers: {}, text: '' });
  });
}
