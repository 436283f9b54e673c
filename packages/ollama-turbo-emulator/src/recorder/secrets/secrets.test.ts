import { describe, expect, test } from 'vitest';
import type { Recording } from '../form/recording.js';
import { toRecording } from '../record/to-recording.js';
import { KnownSecrets } from './known-secrets.js';

const KEY = '0123456789abcdef0123456789abcdef.Qa+z/9_x-YbCdEfGhIjKlMn';
const PUBLIC_KEY = 'AAAAC3NzaC1lZDI1NTE5AAAAIHq7rj7mQ3u2nP0cXb8yV1kZ+w4o/5sE6tR9dF2gH3jK';
const SIGNATURE =
  'dGhpcyBpcyBub3QgYSByZWFsIHNpZ25hdHVyZSBidXQgYXMgbG9uZyBhcyBvbmUgaXMsIHNvIGl0IGxvb2tzIGxpa2U=';

/** A recording of an exchange that says what a case is about, and all of it as the file would. */
function recorded(options: {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
  status?: number;
  responseHeaders?: [string, string][];
  pieces?: (string | Uint8Array)[];
  known?: KnownSecrets;
}): Recording & { file: string } {
  const { method = 'POST', path = '/api/chat', body, status = 200, pieces = [] } = options;
  const known = options.known ?? new KnownSecrets();
  const encoder = new TextEncoder();
  const request = {
    method,
    path,
    headers: new Headers(options.headers),
    body: body === undefined ? undefined : encoder.encode(body),
  };
  known.addRequest(request);
  const exchange = {
    number: 1,
    server: 'https://ollama.com',
    request,
    status,
    headers: new Headers(options.responseHeaders),
    pieces: pieces.map(piece => ({
      at: 0,
      bytes: typeof piece === 'string' ? encoder.encode(piece) : piece,
    })),
    isComplete: true,
  };
  const recording = toRecording(exchange, known);
  return { ...recording, file: JSON.stringify(recording) };
}

function texts({ response }: Recording): string[] {
  return response.chunks.map(({ text }) => text);
}

describe('headers that hold a secret', () => {
  test.each([
    ['Authorization', `Bearer ${KEY}`, 'Bearer [removed]'],
    ['Authorization', KEY, '[removed]'],
    ['Authorization', `${PUBLIC_KEY}:${SIGNATURE}`, '[removed]'],
    ['Authorization', `Basic ${btoa('me:pass-word')}`, 'Basic [removed]'],
    ['X-Api-Key', KEY, '[removed]'],
    ['Proxy-Authorization', `Bearer ${KEY}`, 'Bearer [removed]'],
    ['CF-Access-Client-Secret', 'abc', '[removed]'],
    ['Cookie', 'session=abcdefgh; theme=dark', '[removed]'],
    ['X-Note', `see Bearer ${KEY}`, 'see Bearer [removed]'],
    ['X-Extra', 'kept', 'kept'],
  ])('%s: %s', (name, value, kept) => {
    expect(recorded({ headers: { [name]: value } }).request.headers).toEqual({
      [name.toLowerCase()]: kept,
    });
  });

  test('among those of the answer, too', () => {
    const { response } = recorded({
      headers: { Authorization: `Bearer ${KEY}` },
      responseHeaders: [
        ['Set-Cookie', 'session=abcdefgh; Domain=ollama.com; Max-Age=31536000'],
        ['Location', `/next?key=${KEY}`],
        ['WWW-Authenticate', 'Bearer realm="ollama"'],
        ['Content-Type', 'text/plain'],
      ],
      pieces: ['The session abcdefgh of ollama.com ends.'],
    });
    expect(response.headers).toEqual({
      'content-type': 'text/plain',
      location: '/next?key=[removed]',
      'set-cookie': '[removed]',
      'www-authenticate': 'Bearer realm="ollama"',
    });
    expect(response.chunks).toEqual([{ at: 0, text: 'The session ******** of ollama.com ends.' }]);
  });
});

describe('a key', () => {
  const headers = { Authorization: `Bearer ${KEY}` };
  const json = JSON.stringify({ error: `invalid key ${KEY}` });

  test.each([
    ['as it is', json],
    [
      'in JSON that escapes',
      json.replaceAll('/', String.raw`\/`).replaceAll('+', String.raw`\u002b`),
    ],
    ['in JSON within JSON', JSON.stringify({ error: json.replaceAll('/', String.raw`\/`) })],
    ['in a URL', JSON.stringify({ error: `https://a.example/?next=${encodeURIComponent(KEY)}` })],
    ['after Bearer', '{"error":"Bearer sesame is not known"}'],
    ['in a field of that name', '{"apiKey":"sesame-street"}'],
    ['in such a field within a text', JSON.stringify({ error: '{"api_key":"sesame-street"}' })],
    ['in a URL of its own', '{"error":"see https://a.example/?a=1&api_key=sesame"}'],
    ['as a password in a URL', '{"error":"redis://me:sesame@a.example"}'],
  ])('is blanked in an answer %s, of which nothing else changes', (_where, answer) => {
    const { file, response } = recorded({ headers, status: 401, pieces: [answer] });
    expect(file).not.toMatch(/0123456789abcdef|YbCdEfGhIjKlMn|sesame/);
    const [text = ''] = texts({ response } as Recording);
    expect(text).toHaveLength(answer.length);
    expect(JSON.parse(text)).toEqual(expect.any(Object));
    const [start = '', ...rest] = text.split(/\*+/);
    expect(answer.startsWith(start)).toBe(true);
    expect(answer.endsWith(rest.at(-1) ?? '')).toBe(true);
  });

  test('is blanked where two reads cut it in two', () => {
    const [start, end] = [`{"error":"no ${KEY.slice(0, 9)}`, `${KEY.slice(9)}"}\n`];
    const recording = recorded({ headers, status: 401, pieces: [start, end] });
    expect(texts(recording)).toEqual([
      `{"error":"no ${'*'.repeat(9)}`,
      `${'*'.repeat(KEY.length - 9)}"}\n`,
    ]);
  });

  test('is blanked where a model repeats it piece by piece', () => {
    const line = (content: string) => `${JSON.stringify({ message: { content }, done: false })}\n`;
    const pieces = [line('It is '), line(KEY.slice(0, 20)), line(KEY.slice(20)), line('.')];
    expect(texts(recorded({ headers, pieces }))).toEqual([
      line('It is '),
      line('*'.repeat(20)),
      line('*'.repeat(KEY.length - 20)),
      line('.'),
    ]);
  });

  test('is blanked among bytes that are no text', () => {
    const bytes = Uint8Array.from([0xff, ...new TextEncoder().encode(KEY), 0xfe]);
    const { response } = recorded({ headers, pieces: [bytes] });
    const [{ base64 = '' } = {}] = response.chunks;
    expect(atob(base64)).toBe(`\u00FF${'*'.repeat(KEY.length)}\u00FE`);
  });

  test('is blanked in the path and in the body of a request', () => {
    const body = { model: 'm', prompt: `My key is ${KEY}.`, options: { api_key: 'sesame' } };
    const { request, name, about, file } = recorded({
      headers,
      path: `/api/tags/${encodeURIComponent(KEY)}?ts=1764000000&key=sesame`,
      body: JSON.stringify(body),
    });
    expect(request).toEqual({
      method: 'POST',
      path: '/api/tags/[removed]?ts=[removed]&key=[removed]',
      headers: { authorization: 'Bearer [removed]' },
      body: { model: 'm', prompt: 'My key is [removed].', options: { api_key: '[removed]' } },
    });
    expect([name, about]).toEqual([
      '0001-tags-removed',
      'POST /api/tags/[removed]?ts=[removed]&key=[removed] with m: 200',
    ]);
    expect(file).not.toMatch(/sesame|1764000000/);
  });

  test('of a request is blanked in its answer, and in those that follow', () => {
    const known = new KnownSecrets();
    recorded({ known, headers: { Cookie: 'session=s-e-s-a-m-e' } });
    const body = '{"apiKey":"open-sesame"}';
    const pieces = ['It is open-sesame, not s-e-s-a-m-e.'];
    expect(texts(recorded({ known, body, pieces }))).toEqual([
      `It is ${'*'.repeat(11)}, not ${'*'.repeat(11)}.`,
    ]);
  });

  test('that is short is blanked where it stands alone', () => {
    const pieces = ['k, kind, (k), "k"'];
    expect(texts(recorded({ headers: { Authorization: 'Bearer k' }, pieces }))).toEqual([
      '*, kind, (*), "*"',
    ]);
  });

  test('that stands for none is a word like others', () => {
    const dummy = { Authorization: 'Bearer ollama' };
    expect(texts(recorded({ headers: dummy, pieces: ['I am ollama.'] }))).toEqual(['I am ollama.']);
  });

  test.each([
    ['a signature', `sent ${PUBLIC_KEY}:${SIGNATURE}`, /AAAAC3|dGhpcyBp/],
    ['a public key', `ssh-ed25519 ${PUBLIC_KEY} me`, /AAAAC3/],
    ['a key of ollama.com', `key: ${KEY}`, /0123456789abcdef/],
    ["another service's key", 'use sk-proj-0123456789abcdef', /0123456789abcdef/],
    ['a private key', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1\n-----END', /b3BlbnNzaC1/],
    ['an api key in words', 'x-api-key: open-sesame', /sesame/],
    ['an Authorization in words', '-H "Authorization: Token open-sesame-1"', /sesame/],
  ])('%s that nobody knew is found in any text', (_what, text, secret) => {
    expect(recorded({ pieces: [text], body: JSON.stringify({ prompt: text }) }).file).not.toMatch(
      secret,
    );
  });

  test.each([
    'The bearer of the ring, and a Bearer token',
    '{"logprobs":[{"token":"Hello","logprob":-0.1}],"eval_count":1764000000}',
    '{"properties":{"api_key":{"type":"string"},"password":{"type":"string"}}}',
    '{"digest":"sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}',
    '{"created_at":"2026-11-23T00:15:36.055303902Z","context":[1,2,3]}',
    'Write to somebody@example.com, you (the reader) have time.',
  ])('is not seen in %s', text => {
    expect(texts(recorded({ pieces: [text] }))).toEqual([text]);
  });

  test('is looked for in linear time', () => {
    const image = 'iVBORw0KGgoAAAA/+'.repeat(60_000);
    const started = performance.now();
    recorded({ body: JSON.stringify({ images: [image] }), pieces: [image], status: 500 });
    recorded({ body: JSON.stringify({ images: ['a'.repeat(1_000_000)] }) });
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe('an account', () => {
  const limit = (name: string) =>
    JSON.stringify({ error: `you (${name}) have reached your session usage limit` });

  test.each(['jane', 'jane (work)', 'Jané', 'jane@example.com'])(
    '%s is blanked in errors',
    name => {
      const answer = limit(name);
      const bytes = new TextEncoder().encode(name).length;
      expect(texts(recorded({ status: 429, pieces: [answer] }))).toEqual([
        limit('*'.repeat(bytes)),
      ]);
      expect(texts(recorded({ pieces: [`${answer}\n`] }))).toEqual([
        `${limit('*'.repeat(bytes))}\n`,
      ]);
      const nested = JSON.stringify({ error: answer });
      expect(recorded({ status: 500, pieces: [nested] }).file).not.toContain(name);
    },
  );

  test('that is told is blanked in later errors, but is a word elsewhere', () => {
    const known = new KnownSecrets();
    recorded({ known, status: 429, pieces: [limit('jane')] });
    const pieces = ['{"error":"jane may not, janet may"}'];
    expect(texts(recorded({ known, status: 403, pieces }))).toEqual([
      '{"error":"**** may not, janet may"}',
    ]);
    expect(texts(recorded({ known, pieces: ['Jane Eyre, jane'] }))).toEqual(['Jane Eyre, jane']);
  });

  test('tells of itself nothing but its plan', () => {
    const answer = JSON.stringify({
      id: '7b0e6e0a-0000-4000-8000-5d1a1c1f3a11',
      number: 12,
      user_id: 4711,
      email: 'jane@example.com',
      name: 'Jane "J" Doe',
      avatarurl: 'https://ollama.com/jane.png',
      emails: ['second@example.com'],
      plan: 'pro',
      created_at: '2026-01-01T00:00:00Z',
      isAdmin: false,
      note: null,
    });
    const recording = recorded({ path: '/api/me', pieces: [answer] });
    const [text = ''] = texts(recording);
    expect(text).toHaveLength(answer.length);
    expect(recording.file).not.toMatch(/jane|doe|7b0e|4711|second/i);
    expect(JSON.parse(text)).toMatchObject({
      number: 12,
      user_id: 1111,
      plan: 'pro',
      created_at: '2026-01-01T00:00:00Z',
      isAdmin: false,
      note: null,
    });
  });

  test('is not named in its usage', () => {
    const answer = JSON.stringify({
      user: { id: 'u-1', name: 'jane', email: 'jane@example.com' },
      limits: { session: { usage: 0.25, models: [{ name: 'gpt-oss:120b', usage: 0.25 }] } },
    });
    const known = new KnownSecrets();
    recorded({ known, path: '/api/me', pieces: ['{"name":"jane"}'] });
    const [text = ''] = texts(recorded({ known, path: '/api/usage', pieces: [answer] }));
    expect(JSON.parse(text)).toEqual({
      user: { id: '***', name: '****', email: '*'.repeat(16) },
      limits: { session: { usage: 0.25, models: [{ name: 'gpt-oss:120b', usage: 0.25 }] } },
    });
  });

  test.each(['&', String.raw`\u0026`, '&amp;'])(
    'and its machine are blanked in the page to sign in at, with %s',
    separator => {
      const url = `https://ollama.com/connect?name=janes-laptop${separator}key=c3NoLWVkMjU1MTk`;
      const answer = `{"error":"unauthorized","signin_url":"${url}"}`;
      const [text = ''] = texts(recorded({ path: '/api/me', status: 401, pieces: [answer] }));
      expect(text).toBe(
        answer.replace('janes-laptop', '*'.repeat(12)).replace('c3NoLWVkMjU1MTk', '*'.repeat(15)),
      );
    },
  );
});
