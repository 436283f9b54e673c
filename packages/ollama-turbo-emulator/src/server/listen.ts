import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connection } from './connection.js';
import { writeResponse } from './write-response.js';

/** A listening server. */
export interface Listener {
  /** `http://127.0.0.1:11434`. */
  url: string;
  port: number;
  /** Stops listening and breaks what is open. */
  close(): Promise<void>;
}

type Serve = (request: Request, connection: Connection) => Response | Promise<Response>;

/** What Go's server allows: a megabyte of headers, and connections that stay open as long as the client likes. */
const GO_LIMITS = { maxHeaderSize: 1_048_576, keepAliveTimeout: 0, requestTimeout: 0 };

/** Milliseconds between the last bytes and a reset, because what a client has not read when it comes is lost to it. */
const TIME_TO_READ = 25;

/**
 * Serves an app over a socket of Node's. `port` 0 takes a free one. Rejects with Node's error, whose `code` is
 * `EADDRINUSE` for a port in use.
 */
export async function listen(options: {
  fetch: Serve;
  port: number;
  hostname: string;
}): Promise<Listener> {
  // Imported here, so that the emulator also loads where there is no Node.
  const [{ createServer }, { hostname: machineName }] = await Promise.all([
    import('node:http'),
    import('node:os'),
  ]);
  const handle = await createHandler({
    fetch: options.fetch,
    isLoopback: /^(?:127\.|::1$|localhost$)/.test(options.hostname),
    machineName: machineName(),
  });
  const server = createServer(GO_LIMITS, handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.hostname, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const hostname = options.hostname.includes(':') ? `[${options.hostname}]` : options.hostname;
  return {
    url: `http://${hostname}:${port}`,
    port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function createHandler(options: {
  fetch: Serve;
  isLoopback: boolean;
  machineName: string;
}): Promise<(incoming: IncomingMessage, outgoing: ServerResponse) => void> {
  const [{ getRequestListener }, { RESPONSE_ALREADY_SENT }] = await Promise.all([
    import('@hono/node-server'),
    import('@hono/node-server/utils/response'),
  ]);
  const { fetch, ...place } = options;
  return (incoming, outgoing) => {
    // Go's server does not announce that a connection stays open.
    outgoing.removeHeader('connection');
    if (answerAsGo(incoming, outgoing)) return;
    let broken: 'reset' | 'close' | undefined;
    const onBreak = (kind: 'reset' | 'close') => {
      broken = kind;
    };
    const serve = async (request: Request) => {
      const response = await fetch(request, { ...place, signal: request.signal, onBreak });
      await writeResponse(response, outgoing);
      return RESPONSE_ALREADY_SENT;
    };
    const errorHandler = async (error: unknown) => {
      if (broken !== undefined) await breakSocket(outgoing, broken);
      // Of a body that has begun, the end of the connection tells; without a client, nobody is left to be answered.
      else if (outgoing.headersSent) outgoing.destroy();
      else if (!outgoing.destroyed) {
        return new Response(`The emulator failed: ${String(error)}`, { status: 500 });
      }
      return undefined;
    };
    const listener = getRequestListener(serve, { overrideGlobalObjects: false, errorHandler });
    void listener(incoming, outgoing);
  };
}

async function breakSocket(outgoing: ServerResponse, kind: 'reset' | 'close'): Promise<void> {
  if (kind === 'close') {
    outgoing.socket?.destroySoon();
    return;
  }
  if (outgoing.headersSent) await new Promise(resolve => setTimeout(resolve, TIME_TO_READ));
  outgoing.socket?.resetAndDestroy();
}

/** Bytes that Go's server takes in a `Host` header. */
const HOST_HEADER = /^[\w!$%&'()*+,\-.:;=@[\]~]*$/;

/**
 * What Go's server answers by itself: a `Host` that is none, and `OPTIONS *`. The rest is made a URL whatever its
 * `Host` says, as only the check of foreign hosts looks at that.
 */
function answerAsGo(incoming: IncomingMessage, outgoing: ServerResponse): boolean {
  const { url = '', headers, method } = incoming;
  const isAbsolute = /^https?:\/\//.test(url);
  if (!HOST_HEADER.test(headers.host ?? '')) return refuse(outgoing, ': malformed Host header');
  if (url === '*' && method === 'OPTIONS') {
    outgoing.writeHead(200, { 'Content-Length': 0 }).end();
    return true;
  }
  if (!isAbsolute && !url.startsWith('/')) return refuse(outgoing, '');
  const escaped = url.replaceAll('\\', '%5C');
  incoming.url = isAbsolute ? escaped : `http://localhost${escaped}`;
  return false;
}

function refuse(outgoing: ServerResponse, reason: string): true {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' };
  outgoing.writeHead(400, headers).end(`400 Bad Request${reason}`);
  return true;
}
