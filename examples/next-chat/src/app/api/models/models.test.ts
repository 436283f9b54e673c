import { createEmulator } from 'ollama-turbo-emulator';
import { createOllama } from 'ollama-turbo-provider';
import { beforeEach, expect, test } from 'vitest';
import type { ModelCatalogue } from '../../../shared/api.ts';
import { startTestServer, type TestServer } from '../../../server/testing/test-server.ts';
import { GET } from './route.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});

async function catalogue(query = ''): Promise<ModelCatalogue> {
  const response = await GET(new Request(`http://localhost:3000/api/models${query}`));
  return (await response.json()) as ModelCatalogue;
}

const modelOf = ({ groups }: ModelCatalogue, ref: string) =>
  groups.flatMap(({ models }) => models).find(model => model.ref === ref);

test('the catalogue has the models of a host with what they can do, without those that cannot chat', async () => {
  const models = await catalogue();
  expect(models).toMatchObject({ isEmulator: false, defaultRef: 'turbo:gpt-oss:120b' });
  expect(modelOf(models, 'turbo:gpt-oss:120b')).toEqual({
    ref: 'turbo:gpt-oss:120b',
    name: 'gpt-oss:120b',
    capabilities: expect.arrayContaining(['completion', 'tools', 'thinking']),
    contextLength: 131_072,
    thinking: 'levels',
  });
  expect(modelOf(models, 'turbo:qwen3.5:397b')).toMatchObject({
    capabilities: expect.arrayContaining(['vision']),
  });
  const thinking = models.groups[0]?.models.map(model => model.thinking);
  expect(thinking).toContain('switch');
});

test('a host that is not running says so in its own group', async () => {
  const { groups } = await catalogue();
  expect(groups[0]).not.toHaveProperty('notice');
  expect(groups[1]).toMatchObject({
    id: 'local',
    host: 'localhost:11434',
    models: [],
    notice: { title: 'Ollama is not running on this computer.', actions: ['retry'] },
  });
});

test('a host is asked once a minute, or when the reader wants to know', async () => {
  await catalogue();
  const { length } = server.emulator.requests;
  await catalogue();
  expect(server.emulator.requests).toHaveLength(length);
  await catalogue('?refresh=1');
  expect(server.emulator.requests).toHaveLength(2 * length);
});

test('local models are offered beside the others', async () => {
  const daemon = createEmulator({ mode: 'daemon' });
  const { hosts } = server.context;
  const provider = createOllama({ baseURL: 'localhost:11434', fetch: daemon.fetch });
  await startTestServer({ hosts: { ...hosts, local: { ...hosts.local, provider } } });
  const { groups } = await catalogue();
  expect(groups[1]?.models.map(({ ref }) => ref)).toContain('local:qwen3:8b');
  expect(groups[1]?.models.map(({ ref }) => ref)).not.toContain('local:nomic-embed-text:latest');
});

test('a missing key is told beside the models', async () => {
  const { settings } = server.context;
  await startTestServer({ settings: { ...settings, lacksKey: true } });
  const { groups } = await catalogue();
  expect(groups[0]?.notice).toMatchObject({ title: 'No API key is set.' });
  expect(groups[0]?.models.length).toBeGreaterThan(0);
});
