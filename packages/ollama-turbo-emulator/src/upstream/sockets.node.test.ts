import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { createEmulator, reply, stall, type Emulator, type EmulatorOptions } from '../index.js';

const running: Emulator[] = [];
const messages = [{ role: 'user', content: 'Hi' }];
const body = JSON.stringify({ model: 'gpt-oss:120b-cloud', messages });

async function start(options: EmulatorOptions) {
  const emulator = createEmulator(options);
  running.push(emulator);
  return { emulator, ...(await emulator.listen()) };
}

afterEach(async () => {
  await Promise.all(running.splice(0).map(emulator => emulator.close()));
});

test('a daemon and a cloud talk over sockets', async () => {
  const cloud = await start({ mode: 'cloud', script: [reply({ content: 'Grüß dich' })] });
  const daemon = await start({ mode: 'daemon', upstream: { url: cloud.url } });
  const response = await fetch(`${daemon.url}/api/chat`, { method: 'POST', body });
  const lines = (await response.text()).trim().split('\n');
  expect([response.status, lines.length]).toEqual([200, 3]);
  const [sent] = cloud.emulator.requests;
  const length = String(JSON.stringify(sent?.body).length);
  expect(sent?.headers).toMatchObject({
    'content-length': length,
    'x-ollama-client-version': '0.33.0',
  });
});

test('a client that leaves the daemon leaves the cloud', async () => {
  const cloud = await start({ mode: 'cloud', script: [stall({ afterBytes: 5 }), stall()] });
  const daemon = await start({ mode: 'daemon', upstream: { url: cloud.url } });
  const leaving = new AbortController();
  const init = { method: 'POST', body, signal: leaving.signal };
  await fetch(`${daemon.url}/api/chat`, init);
  const unanswered = fetch(`${daemon.url}/api/chat`, init).catch((error: unknown) => error);
  await expect.poll(() => cloud.emulator.requests.length).toBe(2);
  leaving.abort();
  await unanswered;
  const ends = cloud.emulator.requests.map(({ ended }) => ended);
  expect(await Promise.all(ends)).toEqual(['aborted', 'aborted']);
});

test('a cloud that is not there is 502', async () => {
  const cloud = await start({ mode: 'cloud' });
  await cloud.emulator.close();
  const daemon = await start({ mode: 'daemon', upstream: { url: cloud.url } });
  const response = await fetch(`${daemon.url}/api/chat`, { method: 'POST', body });
  const { error } = (await response.json()) as { error: string };
  expect(response.status).toBe(502);
  expect(error.replace(/ts=\d+/, 'ts=…')).toBe(
    `Post "${cloud.url}/api/chat?ts=…": dial tcp 127.0.0.1:${cloud.port}: connect: connection refused`,
  );
});

test('a packed answer is unpacked', async () => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' });
    response.end(gzipSync('{"done":true}'));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const daemon = await start({ mode: 'daemon', upstream: { url: `http://127.0.0.1:${port}` } });
  const response = await fetch(`${daemon.url}/api/chat`, { method: 'POST', body });
  expect(response.headers.get('content-encoding')).toBeNull();
  expect(await response.json()).toEqual({ done: true });
  server.close();
  server.closeAllConnections();
});
