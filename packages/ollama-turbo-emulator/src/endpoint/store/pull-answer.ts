import type { Answer } from '../../answer/answer.js';
import { linesAnswer, wholeAnswer } from '../../answer/framing.js';
import { goJson } from '../../answer/go-text.js';
import { waitForToken } from '../../answer/pace.js';
import type { Host } from '../../host.js';
import { Refusal } from '../../refusal.js';
import { readBody } from '../../request/accept-request.js';
import { parseModelName, type ModelName } from '../../request/model-name.js';
import { pullBody } from '../../request/store-bodies.js';
import { answerOrRefusal } from '../answer-or-refusal.js';
import { pullProgress, type PullProgress } from './pull-progress.js';

/** What a pull ends with. */
type PullEnd = { status: 'success' } | { error: string };

/**
 * `POST /api/pull`: succeeds for models that the host has, and for those of the cloud under a daemon's names. There is no
 * registry behind the emulator, so any other is what it is to a daemon without a network.
 */
export function pullAnswer(request: { bytes: Uint8Array; host: Host }): Answer {
  const { host } = request;
  return answerOrRefusal(() => {
    const body = readBody(request.bytes, pullBody);
    const name = parseModelName(body.model || body.name);
    if (name === undefined) throw new Refusal(400, 'invalid model name');
    const { source } = name;
    const model = (source === 'cloud' ? host.cloudModels : host.models).find(name.key);
    const progress = model === undefined ? [] : pullProgress(model, source);
    const end: PullEnd = model === undefined ? { error: offline(name) } : { status: 'success' };
    return body.stream === false ? wholePull(end) : streamedPull({ progress, end, host });
  });
}

function streamedPull(pull: { progress: PullProgress[]; end: PullEnd; host: Host }): Answer {
  const lines = [{ status: 'pulling manifest' }, ...pull.progress, pull.end];
  return linesAnswer(async function* paced(signal) {
    for (const line of lines) {
      if (signal.aborted) return;
      yield line;
      await waitForToken(pull.host.pace, signal);
    }
  });
}

/** Only the end of it. */
function wholePull(end: PullEnd): Answer {
  return wholeAnswer({
    status: 'error' in end ? 500 : 200,
    headers: { 'Content-Type': 'application/json' },
    text: goJson(end),
  });
}

function offline({ base, key }: ModelName): string {
  const tag = key.slice(key.lastIndexOf(':') + 1);
  const model = base.replace(/:[^:/]*$/, '').replace(/^registry\.ollama\.ai\//i, '');
  const path = model.includes('/') ? model : `library/${model}`;
  const url = `https://registry.ollama.ai/v2/${path}/manifests/${tag}`;
  return `pull model manifest: Get "${url}": dial tcp: lookup registry.ollama.ai: no such host`;
}
