import type { Answer } from '../../answer/answer.js';
import { wholeAnswer } from '../../answer/framing.js';
import { goJson } from '../../answer/go-text.js';
import type { Host } from '../../host.js';
import { showAnswer } from '../catalogue-answers.js';
import { translateError } from './v1-error.js';

/** `GET /v1/models`: the models of the host, newest first. */
export function v1ModelsAnswer(host: Host): Answer {
  const models = host.models.list();
  const data = models.map(({ name, modifiedAt }) => {
    const id = host.mode === 'cloud' ? name.replace(/:latest$/, '') : name;
    return modelEntry(id, modifiedAt);
  });
  return answerWith({ object: 'list', data: data.length > 0 ? data : null });
}

/** `GET /v1/models/:model`: one model under the name that it was asked for by. */
export function v1ModelAnswer(request: {
  parameters: Readonly<Record<string, string>>;
  host: Host;
}): Answer {
  const { model = '' } = request.parameters;
  const bytes = new TextEncoder().encode(JSON.stringify({ name: model }));
  const native = showAnswer({ bytes, host: request.host });
  if (native.status !== 200) return translateError(native);
  const { modified_at: modifiedAt } = JSON.parse(native.text ?? '') as { modified_at: string };
  return answerWith(modelEntry(model, modifiedAt));
}

function modelEntry(id: string, modifiedAt: string): object {
  const created = Math.floor(Date.parse(modifiedAt) / 1000);
  return { id, object: 'model', created, owned_by: namespaceOf(id) };
}

/** `library` for Ollama's own models. */
function namespaceOf(name: string): string {
  return name.split('/').at(-2) ?? 'library';
}

function answerWith(value: object): Answer {
  const headers = { 'Content-Type': 'application/json' };
  return wholeAnswer({ status: 200, headers, text: `${goJson(value)}\n` });
}
