import { describe, expect, test } from 'vitest';
import { readResponse } from '../../testing/read-response.js';
import { createEmulator } from '../index.js';

async function request(method: string, path: string, headers: Record<string, string> = {}) {
  const emulator = createEmulator({ mode: 'daemon' });
  const init = { method, headers, redirect: 'manual' as const };
  const response = await readResponse(await emulator.fetch(`http://127.0.0.1:11434${path}`, init));
  const { date: _date, ...kept } = response.headers;
  return { ...response, headers: kept };
}

describe('a wrong verb is 405 with what is allowed', () => {
  test.each([
    ['GET', '/api/chat', 'POST'],
    ['PUT', '/api/generate', 'POST'],
    ['DELETE', '/api/tags', 'HEAD, GET'],
    ['POST', '/', 'HEAD, GET'],
    ['POST', '/api/ps', 'GET'],
    ['OPTIONS', '/api/chat', 'POST'],
    ['GET', '/api/embed', 'POST'],
    ['POST', '/api/delete', 'DELETE'],
    ['PUT', '/v1/models', 'GET'],
    ['DELETE', '/v1/models/gpt-oss:20b', 'GET'],
  ])('%s %s', async (method, path, allow) => {
    expect(await request(method, path)).toEqual({
      status: 405,
      headers: { allow, 'content-length': '22', 'content-type': 'text/plain' },
      chunks: ['405 method not allowed'],
    });
  });
});

describe('HEAD works on three paths', () => {
  test.each([
    ['/', 200],
    ['/api/version', 200],
    ['/api/tags', 200],
    ['/api/ps', 405],
    ['/api/chat', 405],
    ['/v1/models', 405],
    ['/api/status', 405],
    ['/api/nope', 404],
  ])('%s: %i', async (path, status) => {
    expect(await request('HEAD', path)).toMatchObject({ status, chunks: [] });
  });
});

test.each(['/api/nope', '/v1/completions', '/v1/models/a/b', '/api/usage', '/api', '/api/chat/'])(
  '%s is not found',
  async path => {
    expect(await request('GET', path)).toEqual({
      status: 404,
      headers: { 'content-length': '18', 'content-type': 'text/plain' },
      chunks: ['404 page not found'],
    });
  },
);

describe('a path that is almost right is redirected', () => {
  test.each([
    ['POST', '/api/chat/', 307, '/api/chat', undefined],
    ['POST', '//api/chat', 307, '/api/chat', undefined],
    [
      'GET',
      '/api/tags/?a=1',
      301,
      '/api/tags?a=1',
      '<a href="/api/tags?a=1">Moved Permanently</a>.\n\n',
    ],
    [
      'GET',
      '/v1/models/gpt-oss:20b/',
      301,
      '/v1/models/gpt-oss:20b',
      '<a href="/v1/models/gpt-oss:20b">Moved Permanently</a>.\n\n',
    ],
  ])('%s %s', async (method, path, status, location, html) => {
    const response = await request(method, path);
    expect(response).toMatchObject({ status, headers: { location } });
    expect(response.chunks.at(0)).toBe(html);
  });
});

describe('an origin', () => {
  test.each([
    'http://localhost',
    'http://localhost:3000',
    'https://127.0.0.1:8443',
    'http://0.0.0.0:1',
    'app://obsidian.md',
    'vscode-webview://abc',
  ])('%s is told that it may, even with an error', async origin => {
    const allowed = { 'access-control-allow-origin': origin, vary: 'Origin' };
    expect(await request('GET', '/api/version', { origin })).toMatchObject({
      status: 200,
      headers: allowed,
    });
    expect(await request('GET', '/api/chat', { origin })).toMatchObject({
      status: 405,
      headers: allowed,
    });
  });

  test.each([
    'https://example.com',
    'null',
    'http://192.168.1.5:3000',
    'http://localhost.example.com',
    'chrome-extension://abc',
  ])('%s is refused on any request', async origin => {
    expect(await request('GET', '/api/version', { origin })).toEqual({
      status: 403,
      headers: { 'content-length': '0' },
      chunks: [],
    });
  });

  test('gets its preflight on any path', async () => {
    const origin = 'http://localhost:3000';
    expect(await request('OPTIONS', '/api/nope', { origin })).toMatchObject({
      status: 204,
      headers: { 'access-control-allow-origin': origin, 'access-control-max-age': '43200' },
      chunks: [],
    });
  });
});
