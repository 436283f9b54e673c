import { loadClientRequests, loadRecordings, type Recording } from 'recordings';
import { describe, expect, test } from 'vitest';
import { readResponse } from '../testing/read-response.js';
import { comparable, recordedCloud, recordedRequests } from '../testing/recorded-cloud.js';
import { recordedModels, recordedText } from '../testing/recorded-models.js';
import { recordedError, recordedReply } from '../testing/recorded-reply.js';
import { isV1StreamDone, recordedV1Reply } from '../testing/recorded-v1-reply.js';
import { exactView, ownView, recordedResponse } from '../testing/response-views.js';
import { createEmulator, errorLine, replay, reply, type Emulator, type Step } from './index.js';

const recordings = loadRecordings();

interface Kind {
  reason: string;
  is: (recording: Recording) => boolean;
}

/** Answers that neither a rule nor what the model said gives, but the machinery behind it: played as recorded. */
const PLAYED: Kind[] = [
  { reason: "the engine's schema compiler", is: ({ name }) => name === 'format/bad-schema' },
];

/** Bodies whose values are a machine's own: only keys, their order and types are the server's. */
const OWN_VALUES: Kind[] = [
  {
    reason: 'files of models',
    is: ({ request }) => /^\/api\/(?:tags|show|ps)$/.test(request.path),
  },
  { reason: 'a build of its own', is: ({ request }) => request.path === '/api/version' },
  { reason: "the model's template", is: ({ name }) => name === 'tools/schema-keywords' },
  { reason: 'counts of a tokenizer', is: ({ name }) => name === 'errors/prompt-too-long' },
  { reason: "the model's vectors", is: ({ name }) => name.startsWith('embed/') },
];

/** Headers that are no longer true of a recorded body, because machine paths in it were replaced. */
const MISMEASURED: Kind[] = [
  { reason: 'a shorter host name', is: ({ name }) => name === 'catalog/pull-offline-whole' },
];

describe('a recorded request gets the recorded answer', () => {
  test.each(recordings.map(recording => [recording.id, recording] as const))(
    '%s',
    async (_id, recording) => {
      const emulator = emulatorFor(recording);
      if (recording.response.status === 200) await loadRecorded(emulator, recording);
      const response = await readResponse(await send(emulator, recording.request));
      const recorded = recordedResponse(recording);
      if (isOneOf(MISMEASURED, recording)) {
        delete response.headers['content-length'];
        delete recorded.headers['content-length'];
      }
      const hasOwnValues =
        recording.response.status === 200 || recording.name.startsWith('errors/');
      const view = hasOwnValues && isOneOf(OWN_VALUES, recording) ? ownView : exactView;
      expect(view(response)).toEqual(view(recorded));
    },
  );
});

describe('a daemon sends on to its cloud what the recorded one sent', () => {
  const forwarded = recordings.filter(({ upstream }) => upstream !== undefined);

  test.each(forwarded.map(recording => [recording.id, recording] as const))(
    '%s',
    async (_id, recording) => {
      const { upstream, sent } = recordedCloud(recording);
      const emulator = createEmulator({ mode: 'daemon', server: serverOf(recording), upstream });
      await readResponse(await send(emulator, recording.request));
      expect(sent.map(comparable)).toEqual(recordedRequests(recording));
    },
  );
});

describe('a request that another client sent gets the recorded status', () => {
  const requests = loadClientRequests().flatMap(({ client, key, requests: sent }) =>
    sent.map(request => ({ client, key, request })),
  );

  test.each(requests.map(each => [`${each.client}: ${each.request.case}`, each] as const))(
    '%s',
    async (_case, { key, request }) => {
      const emulator = createEmulator({ apiKey: key });
      const response = await send(emulator, request);
      expect(response.status).toBe(request.status);
    },
  );
});

function emulatorFor(recording: Recording): Emulator {
  const server = serverOf(recording);
  const models = recordedModels(recordings, server);
  return createEmulator({
    mode: 'daemon',
    server,
    models,
    script: [stepFor(recording)],
    ...(hasCloud(recording) && { upstream: recordedCloud(recording).upstream }),
    disableCloud: recording.name.startsWith('cloud/disabled-'),
  });
}

function serverOf(recording: Recording): '0.33' | '0.25' {
  return recording.folder === '0.25' ? '0.25' : '0.33';
}

/** Whether the recorded daemon asked a cloud, or tried to. */
function hasCloud({ name, upstream }: Recording): boolean {
  return upstream !== undefined || name === 'account/me-offline';
}

function isOneOf(kinds: readonly Kind[], recording: Recording): boolean {
  return kinds.some(({ is }) => is(recording));
}

/** What the model, or the machinery behind it, did: everything else is the emulator's own. */
function stepFor(recording: Recording): Step {
  if (isOneOf(PLAYED, recording)) return replay(recording);
  if (!isModelAnswer(recording)) return reply({ content: 'This request was not to be answered.' });
  if (recording.request.path.startsWith('/v1/')) return v1StepFor(recording);
  const error = recordedError(recording);
  return error === undefined
    ? reply(recordedReply(recording))
    : errorLine(error, reply(recordedReply(recording)));
}

function v1StepFor(recording: Recording): Step {
  const step = reply(recordedV1Reply(recording));
  // Which error it was cannot be told: it is lost on its way to this side.
  return isV1StreamDone(recording) ? step : errorLine('something that nobody hears', step);
}

/** What a model said, even one that failed. The other errors are found in the request. */
function isModelAnswer(recording: Recording): boolean {
  const { request, response } = recording;
  if (hasCloud(recording)) return false;
  if (!/^\/(?:api\/(?:chat|generate)|v1\/chat\/completions)$/.test(request.path)) return false;
  const error = response.status < 500 ? undefined : recordedError(recording);
  return error === undefined
    ? response.status === 200
    : !/^(?:option "|invalid format: )/.test(error);
}

/** `/api/ps` lists what was loaded. */
async function loadRecorded(emulator: Emulator, recording: Recording): Promise<void> {
  if (recording.request.path !== '/api/ps') return;
  const { models } = JSON.parse(recordedText(recording)) as { models: { name: string }[] };
  for (const { name } of models) {
    const path = name.startsWith('embed') ? '/api/embed' : '/api/chat';
    await send(emulator, { method: 'POST', path, body: { model: name } });
  }
}

function send(
  emulator: Emulator,
  request: {
    method: string;
    path: string;
    headers?: Record<string, string>;
    body?: unknown;
  },
): Promise<Response> {
  const { method, path, body } = request;
  // Said of every recorded request, and kept by a daemon that passes one on.
  const headers = { 'Content-Type': 'application/json', ...request.headers };
  const kept = Object.entries(headers).filter(
    ([name]) => !/^(?:connection|content-length)$/i.test(name),
  );
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  return emulator.fetch(`http://127.0.0.1:11434${path}`, {
    method,
    headers: Object.fromEntries(kept),
    redirect: 'manual',
    ...(text !== undefined && method !== 'GET' && { body: text }),
  });
}
