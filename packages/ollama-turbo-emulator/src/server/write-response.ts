import type { ServerResponse } from 'node:http';

/**
 * Writes a response to Node's, each item of the body as a chunk of its own, and reads no more than the client takes.
 * Rejects with the body's error once everything before it was handed to the socket.
 *
 * The framing is Node's: chunks for HTTP/1.1, the end of the connection for HTTP/1.0, which knows no chunks.
 */
export async function writeResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  const headers = [...response.headers].filter(([name]) => name !== 'transfer-encoding');
  outgoing.writeHead(response.status, headers.flat());
  const reader = response.body?.getReader();
  const leave = () => void reader?.cancel().catch(() => undefined);
  outgoing.once('close', leave);
  for (;;) {
    const next = await reader?.read();
    if (next === undefined || next.done) break;
    await written(outgoing, next.value);
  }
  outgoing.off('close', leave);
  outgoing.end();
}

/** Settles when the socket has taken the bytes, or is gone. */
function written(outgoing: ServerResponse, bytes: Uint8Array): Promise<void> {
  return new Promise(resolve => {
    outgoing.write(bytes, () => resolve());
  });
}
