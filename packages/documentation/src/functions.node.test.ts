import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UIMessage } from 'ai';
import { createElement, type FunctionComponent } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { readDocuments } from './documents.ts';
import { API_KEY, createHosts } from './hosts.ts';
import { listenIn } from './listen-in.ts';
import { toPrograms } from './programs.ts';
import { writePrograms } from './write-programs.ts';

/*
 * Functions that the documentation shows, and that no block calls.
 */

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

test('sourcesOf of the page on web search gives what both tools found', async () => {
  const sourcesOf = await importFunction<(message: UIMessage) => object[]>('sourcesOf');
  const found = { title: 'Blog', url: 'https://ollama.com/blog', content: '…' };
  const call = { toolCallId: '1', state: 'output-available', input: {} } as const;
  const message: UIMessage = {
    id: 'message-1',
    role: 'assistant',
    parts: [
      { ...call, type: 'tool-webSearch', output: { results: [found] } },
      { ...call, type: 'tool-webFetch', output: found },
      { type: 'text', text: 'Ollama has a blog.' },
    ],
  };
  expect(sourcesOf(message)).toEqual([found, found]);
});

test('Answer of the page on thinking folds the thinking', async () => {
  const Answer = await importFunction<FunctionComponent<{ message: object }>>('Answer');
  const parts = [
    { type: 'reasoning', text: 'A greeting.' },
    { type: 'text', text: 'Hello!' },
  ];
  expect(renderToString(createElement(Answer, { message: { parts } }))).toBe(
    '<details><summary>Thinking</summary>A greeting.</details><p>Hello!</p>',
  );
});

test('openRecordings of the emulator records when told so, and replays otherwise', async () => {
  type Recordings = { fetch: typeof globalThis.fetch; close: () => Promise<void> };
  const openRecordings =
    await importFunction<(folder: string) => Promise<Recordings>>('openRecordings');
  const folder = await mkdtemp(join(tmpdir(), 'recordings-'));
  const ask = async () => {
    const { fetch, close } = await openRecordings(folder);
    const response = await fetch('https://ollama.com/api/version');
    const answer = await response.text();
    await close();
    return answer;
  };
  try {
    vi.stubEnv('RECORD', '1');
    vi.stubGlobal('fetch', createHosts(undefined).fetch);
    const recorded = await ask();
    expect(await readdir(folder)).toEqual(['0001-version.json']);

    vi.stubEnv('RECORD', undefined);
    vi.stubGlobal('fetch', () => Promise.reject(new Error('no network')));
    expect(await ask()).toBe(recorded);
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** The function of that name, whichever document shows it. */
async function importFunction<Type>(name: string): Promise<Type> {
  const shown = readDocuments()
    .flatMap(toPrograms)
    .find(({ source }) => source.includes(`function ${name}(`));
  if (shown === undefined) throw new Error(`No document shows ${name}.`);
  const isExported = shown.source.includes(`export function ${name}(`);
  const program = {
    ...shown,
    source: isExported ? shown.source : `${shown.source}\nexport { ${name} };\n`,
  };
  const written = writePrograms([program]);
  vi.stubGlobal('fetch', createHosts(undefined).fetch);
  vi.stubEnv('OLLAMA_API_KEY', API_KEY);
  vi.stubEnv('OLLAMA_BASE_URL', undefined);
  try {
    const { result } = await listenIn(
      () => import(/* @vite-ignore */ written.pathOf(program)) as Promise<Record<string, unknown>>,
    );
    return result[name] as Type;
  } finally {
    written.remove();
  }
}
