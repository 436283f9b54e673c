import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEmulator } from '../../index.js';
import { createRecorder } from '../create-recorder.js';
import type { Recording } from '../form/recording.js';
import { readRecordings } from './read-recordings.js';
import { writeRecordings } from './write-recordings.js';

const HOST = 'http://ollama.test';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recordings-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function recordingOf(name: string): Recording {
  return {
    name,
    about: 'GET /',
    server: HOST,
    request: { method: 'GET', path: '/' },
    response: { status: 200, headers: {}, complete: true, chunks: [{ at: 1, text: name }] },
  };
}

async function record(directory: string, paths: string[], onError = (_error: Error) => {}) {
  const { fetch } = createEmulator({ mode: 'daemon' });
  const recorder = createRecorder({ fetch, directory, onError });
  await Promise.all(paths.map(async path => (await recorder.fetch(HOST + path)).arrayBuffer()));
  await recorder.settled();
  return recorder.recordings;
}

describe('a recorder with a directory', () => {
  test('makes it, writes a file for each exchange, and goes on behind what is there', async () => {
    const directory = join(folder, 'new', 'one');
    const first = await record(directory, ['/', '/api/tags']);
    const second = await record(directory, ['/api/tags', '/']);
    expect(await readdir(directory)).toEqual([
      '0001-root.json',
      '0002-tags.json',
      '0003-tags.json',
      '0004-root.json',
    ]);
    expect(await readRecordings(directory)).toEqual([...first, ...second]);
    expect(await readFile(join(directory, '0001-root.json'), 'utf8')).toMatch(
      /^\{\n "name": "0001-root",\n "about": "GET \/: 200",\n "server": "http:\/\/ollama\.test",\n "request": \{\n {2}"method": "GET",/,
    );
  });

  test('overwrites nothing, also when two write to it at once', async () => {
    const paths = ['/', '/api/tags', '/api/version'];
    const both = await Promise.all([record(folder, paths), record(folder, paths)]);
    const names = both.flat().map(({ name }) => `${name}.json`);
    expect(new Set(names).size).toBe(6);
    expect(await readdir(folder)).toEqual(names.toSorted());
    const read = await readRecordings(folder);
    expect(read.map(({ name }) => name).toSorted()).toEqual(
      both
        .flat()
        .map(({ name }) => name)
        .toSorted(),
    );
  });

  test('disturbs no exchange when it is gone, and says so once', async () => {
    const { fetch } = createEmulator({ mode: 'daemon' });
    const errors: string[] = [];
    const onError = (error: Error) => errors.push(error.message);
    const recorder = createRecorder({ fetch, directory: folder, onError });
    const ask = async () => {
      const text = await (await recorder.fetch(`${HOST}/`)).text();
      await recorder.settled();
      return text;
    };
    await ask();
    await rm(folder, { recursive: true });
    expect([await ask(), await ask()]).toEqual(['Ollama is running', 'Ollama is running']);
    expect(errors).toEqual([
      expect.stringMatching(/^The recording 0002-root could not be written: ENOENT: .*0002-root/),
    ]);
    expect(recorder.recordings.map(({ name }) => name)).toEqual([
      '0001-root',
      '0002-root',
      '0003-root',
    ]);
    await mkdir(folder);
    await ask();
    expect(await readdir(folder)).toEqual(['0004-root.json']);
  });

  test('disturbs no exchange when it cannot be one', async () => {
    await writeFile(join(folder, 'file'), '');
    const errors: string[] = [];
    await record(join(folder, 'file'), ['/', '/'], error => errors.push(error.message));
    expect(errors).toEqual([
      expect.stringMatching(/^The recording 000\d-root could not be written: EEXIST: .*file/),
    ]);
  });
});

describe('recordings of a folder', () => {
  test('are those that were written to it, and none of an earlier run', async () => {
    await writeFile(join(folder, 'notes.json'), 'mine');
    await writeRecordings(folder, ['0001-root', '0002-root', '0003-old'].map(recordingOf));
    const recordings = ['0001-root', '0002-root', '9999-root', '10000-root', 'case/one'].map(
      recordingOf,
    );
    await writeRecordings(folder, recordings);
    expect(await readdir(folder, { recursive: true })).toEqual(
      expect.arrayContaining(['notes.json', join('case', 'one.json'), '10000-root.json']),
    );
    await rm(join(folder, 'notes.json'));
    expect(await readRecordings(folder)).toEqual(recordings);
  });

  test.each(['../out', '/etc/one', '.hidden', 'a/../b', 'a//b', ''])(
    'are not written to %j',
    async name => {
      const written = writeRecordings(folder, [recordingOf('0001-root'), recordingOf(name)]);
      await expect(written).rejects.toThrow('writeRecordings: recordings[1]: name is');
      expect(await readdir(folder)).toEqual([]);
    },
  );

  test('of one name are not written', async () => {
    const written = writeRecordings(folder, [recordingOf('a'), recordingOf('a')]);
    await expect(written).rejects.toThrow(
      'writeRecordings: recordings[1]: name is "a", as that of another recording.',
    );
  });

  test.each([
    ['{"name":', /0003-chat\.json: not valid JSON: /],
    ['[]', /0003-chat\.json: not a recording, but a list\.$/],
    [
      JSON.stringify({
        ...recordingOf('0003-chat'),
        response: {
          ...recordingOf('').response,
          chunks: [{ at: 1, text: '' }, { at: 1, text: '' }, { at: 1 }],
        },
      }),
      /0003-chat\.json: response\.chunks\[2\]\.text is missing\.$/,
    ],
  ])('say what is damaged, and where: %#', async (text, message) => {
    await writeRecordings(folder, [recordingOf('0001-root')]);
    await writeFile(join(folder, '0003-chat.json'), text);
    await expect(readRecordings(folder)).rejects.toThrow(message);
    await expect(readRecordings(folder)).rejects.toThrow(join(folder, '0003-chat.json'));
  });

  test('have to be there', async () => {
    const missing = join(folder, 'missing');
    await expect(readRecordings(missing)).rejects.toThrow(
      `${missing} cannot be read: there is no such folder.`,
    );
    await expect(readRecordings(folder)).rejects.toThrow(`${folder} holds no recordings (*.json).`);
  });
});
