import { loadClientRequests, loadRecordings, type Recording } from 'recordings';
import { describe, expect, test } from 'vitest';
import { readResponse, type ReadResponse } from '../testing/read-response.js';
import { recordedModels, recordedText } from '../testing/recorded-models.js';
import { recordedError, recordedReply } from '../testing/recorded-reply.js';
import { createEmulator, errorLine, replay, reply, type Emulator, type Step } from './index.js';

const recordings = loadRecordings();

/** What the emulator has to do with; the rest of the recordings is about endpoints that it does not have. */
const PATHS = new Set([
  '/',
  '/api/chat',
  '/api/generate',
  '/api/nope',
  '/api/ps',
  '/api/show',
  '/api/tags',
  '/api/version',
]);

/** Answers that neither a rule nor what the model said gives, but the machinery behind it: played as recorded. */
const PLAYED: { reason: string; is: (recording: Recording) => boolean }[] = [
  { reason: 'the cloud behind a daemon', is: ({ name }) => name.startsWith('cloud/') },
  { reason: "the engine's schema compiler", is: ({ name }) => name === 'format/bad-schema' },
];

/** Answers that are not this host's to give, and that no script reaches. */
const FOREIGN: { reason: string; is: (recording: Recording) => boolean }[] = [
  { reason: 'what a cloud says of its models', is: ({ name }) => name === 'cloud/show' },
  { reason: 'a daemon whose cloud is off', is: ({ name }) => name === 'cloud/disabled-show' },
];

/** Bodies whose values are a machine's own: only keys, their order and types are the server's. */
const OWN_VALUES: { reason: string; is: (recording: Recording) => boolean }[] = [
  {
    reason: 'files of models',
    is: ({ request }) => /^\/api\/(?:tags|show|ps)$/.test(request.path),
  },
  { reason: 'a build of its own', is: ({ request }) => request.path === '/api/version' },
  { reason: "the model's template", is: ({ name }) => name === 'tools/schema-keywords' },
  { reason: 'counts of a tokenizer', is: ({ name }) => name === 'errors/prompt-too-long' },
];

const judged = recordings.filter(
  recording => PATHS.has(recording.request.path) && !FOREIGN.some(({ is }) => is(recording)),
);

describe('a recorded request gets the recorded answer', () => {
  test.each(judged.map(recording => [recording.id, recording] as const))(
    '%s',
    async (_id, recording) => {
      const emulator = emulatorFor(recording);
      if (recording.response.status === 200) await loadRecorded(emulator, recording);
      const response = await readResponse(await send(emulator, recording.request));
      const hasOwnValues =
        recording.response.status === 200 || recording.name.startsWith('errors/');
      const view = hasOwnValues && OWN_VALUES.some(({ is }) => is(recording)) ? ownView : exactView;
      expect(view(response)).toEqual(view(recordedResponse(recording)));
    },
  );

  test('for every endpoint that the emulator has', () => {
    expect(new Set(judged.map(({ request }) => request.path))).toEqual(PATHS);
  });
});

describe('a request that another client sent gets the recorded status', () => {
  const requests = loadClientRequests().flatMap(({ client, key, requests: sent }) =>
    sent.map(request => ({ client, key, request })),
  );
  const known = requests.filter(({ request }) => PATHS.has(request.path));

  test.each(known.map(each => [`${each.client}: ${each.request.case}`, each] as const))(
    '%s',
    async (_case, { key, request }) => {
      const emulator = createEmulator({ apiKey: key });
      const response = await send(emulator, request);
      expect(response.status).toBe(request.status);
    },
  );

  test('or 404 where the emulator has no endpoint yet', async () => {
    const others = requests.filter(({ request }) => !PATHS.has(request.path));
    const responses = await Promise.all(
      others.map(({ key, request }) => send(createEmulator({ apiKey: key }), request)),
    );
    expect(new Set(responses.map(response => response.status))).toEqual(new Set([404]));
  });
});

function emulatorFor(recording: Recording): Emulator {
  const server = recording.folder === '0.25' ? '0.25' : '0.33';
  const models = recordedModels(recordings, server);
  return createEmulator({ mode: 'daemon', server, models, script: [stepFor(recording)] });
}

/** What the model, or the machinery behind it, did: everything else is the emulator's own. */
function stepFor(recording: Recording): Step {
  if (PLAYED.some(({ is }) => is(recording))) return replay(recording);
  if (!isModelAnswer(recording)) return reply({ content: 'This request was not to be answered.' });
  const error = recordedError(recording);
  return error === undefined
    ? reply(recordedReply(recording))
    : errorLine(error, reply(recordedReply(recording)));
}

/** What a model said, even one that failed. The other errors are found in the request. */
function isModelAnswer(recording: Recording): boolean {
  const { request, response } = recording;
  if (!/^\/api\/(?:chat|generate)$/.test(request.path)) return false;
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
    const body = { model: name, ...(name.startsWith('embed') && { model: 'plain' }) };
    await send(emulator, { method: 'POST', path: '/api/chat', body });
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
  const { method, path, headers = {}, body } = request;
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

function recordedResponse(recording: Recording): ReadResponse {
  const { status, headers, chunks } = recording.response;
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    status,
    headers: Object.fromEntries(lower) as Record<string, string>,
    chunks: chunks.map(({ text }) => text),
  };
}

/** The response without times, ids and what only a token's number says. */
function exactView(response: ReadResponse): object {
  return {
    status: response.status,
    headers: comparedHeaders(response),
    chunks: response.chunks.map(text =>
      text
        .replaceAll(/"created_at":"[^"]+Z"/g, '"created_at":"…"')
        .replaceAll(/"id":"call_[a-z0-9]{8}"/g, '"id":"…"')
        .replaceAll(/"context":\[\d[\d,]*\]/g, '"context":[…]'),
    ),
  };
}

/** Keys, their order, and types. */
function ownView(response: ReadResponse): object {
  const {
    'content-length': length,
    'transfer-encoding': encoding,
    ...headers
  } = comparedHeaders(response);
  const body = JSON.parse(response.chunks.join('')) as unknown;
  return {
    status: response.status,
    headers,
    isFramed: length !== undefined || encoding !== undefined,
    count: response.chunks.length,
    shape: shapeOf(body),
  };
}

function comparedHeaders({ headers, chunks }: ReadResponse): Record<string, string> {
  const { date: _date, connection: _connection, vary, ...compared } = headers;
  const length = compared['content-length'];
  // Of a header that was sent several times, recordings keep the last.
  const lastVary = vary?.split(', ').at(-1);
  return {
    ...compared,
    ...(lastVary !== undefined && { vary: lastVary }),
    // Times differ in length: what counts is that the header tells the truth.
    ...(length !== undefined && {
      'content-length': String(Number(length) - new TextEncoder().encode(chunks.join('')).length),
    }),
  };
}

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    return [...new Set(value.map(item => JSON.stringify(shapeOf(item))))];
  }
  if (typeof value === 'string' && value.startsWith('{"')) return [shapeOf(JSON.parse(value))];
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  return Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]);
}
