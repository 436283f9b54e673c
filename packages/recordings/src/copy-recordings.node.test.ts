import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { copyRecordings } from './copy-recordings.ts';
import { DATA_FOLDER } from './load-recordings.ts';

// Spaces, escapes and the missing line end at the end of the file are part of what has to arrive unchanged.
const exchange = `{ "name": "chat/added", "about": "caf\\u00e9 é", "server": "ollama v0.33.0",
  "request": { "method": "GET", "path": "/" },
  "response": { "status": 200, "headers": {}, "complete": true, "chunks": [] } }`;

let folder = '';
let from = '';
let to = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recordings-'));
  from = join(folder, 'from');
  to = join(folder, 'to');
  mkdirSync(join(from, '0.33/chat'), { recursive: true });
  mkdirSync(join(from, 'clients'));
  mkdirSync(join(to, '0.12'), { recursive: true });
  writeFileSync(join(from, '0.33/chat/added.json'), exchange);
  writeFileSync(join(from, 'README.md'), '# Not data');
  writeFileSync(join(to, '0.12/stale.json'), exchange);
});

afterEach(() => rmSync(folder, { recursive: true }));

function copiedFiles(): string[] {
  return readdirSync(to, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.json') || path.endsWith('.md'))
    .toSorted();
}

it('copies the JSON files byte for byte and removes what is no longer there', () => {
  writeFileSync(join(from, 'clients/some.json'), '{}');
  expect(copyRecordings({ from, to })).toEqual({ exchanges: 1, clients: 1 });
  expect(copiedFiles()).toEqual(['0.33/chat/added.json', 'clients/some.json']);
  expect(readFileSync(join(to, '0.33/chat/added.json'), 'utf8')).toBe(exchange);
});

it('refuses a folder without an exchange and leaves the old files', () => {
  rmSync(join(from, '0.33'), { recursive: true });
  writeFileSync(join(from, 'clients/some.json'), '{}');
  expect(() => copyRecordings({ from, to })).toThrow(
    `No recordings: the folder ${from} holds no recorded exchange.`,
  );
  expect(copiedFiles()).toEqual(['0.12/stale.json']);
});

it('refuses a damaged file and leaves the old files', () => {
  writeFileSync(join(from, '0.33/damaged.json'), '{}');
  expect(() => copyRecordings({ from, to })).toThrow(
    `Damaged recording ${join(from, '0.33/damaged.json')}: field "name" must be a text.`,
  );
  expect(copiedFiles()).toEqual(['0.12/stale.json']);
});

it('refuses to copy the project’s own recordings onto themselves', () => {
  expect(() => copyRecordings({ from: DATA_FOLDER })).toThrow(
    `The folder ${DATA_FOLDER} is the copy itself: name the folder to copy from.`,
  );
  expect(() => copyRecordings({ from: join(to, '0.12'), to })).toThrow('is the copy itself');
});
