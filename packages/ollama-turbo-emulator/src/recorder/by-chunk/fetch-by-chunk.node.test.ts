import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { readResponse } from '../../../testing/read-response.js';
import { textUntilFailure } from '../../../testing/scripted.js';
import { fetchByChunk } from './fetch-by-chunk.js';

const servers: ReturnType<typeof createServer>[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  }
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('each chunk is a read, also where all arrive together', async () => {
  const texts = Array.from({ length: 100 }, (_item, index) => `{"line":${index}}\n`);
  const chunks = texts.map(text => `${text.length.toString(16)}\r\n${text}\r\n`);
  const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
  const url = await serve(request => {
    // Past Node's response, which would join the chunks itself.
    request.socket.write(`${head}${chunks.join('')}0\r\n\r\n`);
  });
  expect((await readResponse(await fetchByChunk(url))).chunks).toEqual(texts);
});

test.each(['POST', 'PUT', 'DELETE'])(
  '%s, headers and body are sent, and nothing else',
  async sent => {
    const url = await serve((request, response) => {
      const { method, url: path, headers } = request;
      const parts: Buffer[] = [];
      request.on('data', part => parts.push(part));
      request.on('end', () => {
        const { host: _host, connection: _connection, ...kept } = headers;
        const body = Buffer.concat(parts).toString();
        response.setHeader('Set-Cookie', ['a=1', 'b=2']);
        response.end(JSON.stringify({ method, path, headers: kept, body }));
      });
    });
    const response = await fetchByChunk(`${url}/a?b=c`, {
      method: sent,
      headers: { 'X-A': 'b' },
      body: new TextEncoder().encode('Grüß'),
    });
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await response.json()).toEqual({
      method: sent,
      path: '/a?b=c',
      headers: { 'x-a': 'b', 'content-length': '6' },
      body: 'Grüß',
    });
  },
);

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
])('what is packed with %s is unpacked, as fetch does', async (encoding, pack) => {
  const url = await serve((_request, response) => {
    response.writeHead(200, { 'Content-Encoding': encoding }).end(pack('packed'));
  });
  const response = await fetchByChunk(url);
  expect([await response.text(), response.headers.get('content-encoding')]).toEqual([
    'packed',
    encoding,
  ]);
});

describe('a failure', () => {
  test('before an answer is that of fetch', async () => {
    const url = await serve((request, _response) => request.socket.destroy());
    const failed = fetchByChunk(url);
    await expect(failed).rejects.toThrow(new TypeError('fetch failed'));
    await expect(failed).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
  });

  test('within a body comes behind what arrived', async () => {
    const url = await serve((_request, response) => {
      response.write('so far');
      response.write(', so good', () => response.destroy());
    });
    expect(await textUntilFailure(await fetchByChunk(url))).toEqual({
      text: 'so far, so good',
      error: new TypeError('terminated'),
    });
  });

  test('of a connection that was open too long is mended by another', async () => {
    let count = 0;
    const url = await serve((request, response) => {
      count += 1;
      // The second request comes over the connection of the first.
      if (count === 2) request.socket.destroy();
      else response.end(String(count));
    });
    expect(await (await fetchByChunk(url)).text()).toBe('1');
    expect(await (await fetchByChunk(url)).text()).toBe('3');
  });

  test('of packed bytes is one of the body', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('not packed');
    });
    await expect((await fetchByChunk(url)).text()).rejects.toThrow(new TypeError('terminated'));
  });
});

test('a client that leaves is heard of, before an answer and within', async () => {
  const left: Promise<unknown>[] = [];
  const url = await serve((request, response) => {
    left.push(new Promise(resolve => response.once('close', resolve)));
    if (request.url === '/begun') response.write('so far');
    else leaving.abort(new Error('enough'));
  });
  let leaving = new AbortController();
  await expect(fetchByChunk(url, { signal: leaving.signal })).rejects.toThrow('enough');
  await expect(fetchByChunk(url, { signal: leaving.signal })).rejects.toThrow('enough');
  leaving = new AbortController();
  const aborted = await fetchByChunk(`${url}/begun`, { signal: leaving.signal });
  leaving.abort(new Error('enough'));
  await expect(aborted.text()).rejects.toThrow('enough');
  const cancelled = await fetchByChunk(`${url}/begun`);
  await cancelled.body?.cancel();
  expect(await Promise.all(left)).toHaveLength(3);
});
