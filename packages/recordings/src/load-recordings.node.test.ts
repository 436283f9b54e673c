import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadClientRequests, loadRecordings } from './load-recordings.ts';

const exchange = {
  name: 'chat/added',
  about: 'an added case',
  server: 'ollama v0.33.0-rc2',
  request: { method: 'POST', path: '/api/chat', body: { model: 'scripted' } },
  response: { status: 200, headers: {}, complete: true, chunks: [{ at: 1, text: '{}' }] },
};
const clientFile = {
  client: 'some-client-1.0',
  key: 'SECRET',
  requests: [{ case: 'one', method: 'GET', path: '/', headers: {}, status: 200 }],
};

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recordings-'));
  vi.stubEnv('RECORDINGS', '');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function add(path: string, content: unknown): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  vi.stubEnv('RECORDINGS', folder);
  return file;
}

function addedIds(): string[] {
  return loadRecordings()
    .map(({ id }) => id)
    .filter(id => id.includes('chat/added'));
}

describe('loadRecordings', () => {
  it('gives every exchange of the project, each with an id of its own, sorted', () => {
    const ids = loadRecordings().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(ids.toSorted());
    expect(ids).toEqual(expect.arrayContaining(['0.25/chat/text', '0.33/chat/text']));
  });

  it('adds the folder that RECORDINGS names, at any depth', () => {
    add('some/where/0.33/chat/file.json', exchange);
    expect(loadRecordings().find(({ name }) => name === 'chat/added')).toEqual({
      ...exchange,
      id: '0.33/chat/added',
      folder: '0.33',
    });
  });

  it('takes the version from the nearest folder, else from the server, else the server itself', () => {
    add('0.25/a.json', exchange);
    add('other/b.json', { ...exchange, server: 'ollama v0.40.1' });
    add('other/c.json', { ...exchange, server: 'ollama.com' });
    expect(addedIds()).toEqual(['0.25/chat/added', '0.40/chat/added', 'ollama.com/chat/added']);
  });

  it('counts the same file in two places once', () => {
    add('0.33/a.json', exchange);
    add('0.33/copy/a.json', exchange);
    expect(addedIds()).toEqual(['0.33/chat/added']);
  });

  it('tells different files of the same name apart by their path', () => {
    add('0.33/a.json', exchange);
    const other = add('0.33/b.json', { ...exchange, about: 'another' });
    expect(addedIds()).toEqual(['0.33/chat/added', `0.33/chat/added (${other})`]);
  });

  it.each([
    ['name', { ...exchange, name: 5 }, 'a text'],
    ['server', { ...exchange, server: undefined }, 'a text'],
    ['request.method', { ...exchange, request: undefined }, 'a text'],
    [
      'response.status',
      { ...exchange, response: { ...exchange.response, status: '200' } },
      'an integer',
    ],
    [
      'response.headers',
      { ...exchange, response: { ...exchange.response, headers: { a: 1 } } },
      'an object of texts',
    ],
    [
      'response.chunks',
      { ...exchange, response: { ...exchange.response, chunks: ['{}'] } },
      'a list of { at, text }',
    ],
  ])('refuses a file whose %s is damaged', (field, content, expected) => {
    const file = add('0.33/damaged.json', content);
    const message = `Damaged recording ${file}: field "${field}" must be ${expected}.`;
    expect(() => loadRecordings()).toThrow(new Error(message));
  });

  it('refuses a file that is no JSON', () => {
    const file = add('0.33/damaged.json', '{"name":');
    expect(() => loadRecordings()).toThrow(`Damaged recording ${file}: not valid JSON.`);
  });

  it('refuses a RECORDINGS folder that is missing or empty', () => {
    vi.stubEnv('RECORDINGS', folder);
    expect(() => loadRecordings()).toThrow(
      `No recordings: the folder ${folder} holds no JSON file.`,
    );
    vi.stubEnv('RECORDINGS', join(folder, 'missing'));
    expect(() => loadRecordings()).toThrow(
      `No recordings: the folder ${join(folder, 'missing')} does not exist.`,
    );
  });
});

describe('loadClientRequests', () => {
  it('gives the clients of the project and those of RECORDINGS, and no exchange', () => {
    const clients = loadClientRequests().map(({ client }) => client);
    add('clients/some.json', clientFile);
    add('0.33/a.json', exchange);
    expect(loadClientRequests().map(({ client }) => client)).toEqual(
      [...clients, 'some-client-1.0'].toSorted(),
    );
    expect(loadClientRequests().at(-1)).toEqual(clientFile);
    expect(addedIds()).toEqual(['0.33/chat/added']);
  });

  it('refuses a damaged file, naming the field', () => {
    const file = add('clients/some.json', { ...clientFile, requests: [{ path: '/' }] });
    expect(() => loadClientRequests()).toThrow(
      `Damaged recording ${file}: field "requests" must be a list of { method, path, headers, status }.`,
    );
  });
});
