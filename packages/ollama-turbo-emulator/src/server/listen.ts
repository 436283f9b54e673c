import type { AddressInfo } from 'node:net';
import type { Connection } from './connection.js';

/** A listening server. */
export interface Listener {
  /** `http://127.0.0.1:11434`. */
  url: string;
  port: number;
  /** Stops listening and breaks what is open. */
  close(): Promise<void>;
}

/** What Go's server allows: a megabyte of headers, and connections that stay open as long as the client likes. */
const GO_LIMITS = { maxHeaderSize: 1_048_576, keepAliveTimeout: 0, requestTimeout: 0 };

/**
 * Serves an app over a socket of Node's. `port` 0 takes a free one. Rejects with Node's error, whose `code` is
 * `EADDRINUSE` for a port in use.
 */
export async function listen(options: {
  fetch: (request: Request, connection: Connection) => Response | Promise<Response>;
  port: number;
  hostname: string;
}): Promise<Listener> {
  // Imported here, so that the emulator also loads where there is no Node.
  const [{ createServer }, { getRequestListener }] = await Promise.all([
    import('node:http'),
    import('@hono/node-server'),
  ]);
  const isLoopback = /^(?:127\.|::1$|localhost$)/.test(options.hostname);
  const server = createServer(GO_LIMITS, (incoming, outgoing) => {
    let isBroken = false;
    const breakSocket = (kind: 'reset' | 'close') => {
      isBroken = true;
      if (kind === 'reset') outgoing.socket?.resetAndDestroy();
      else outgoing.socket?.destroySoon();
    };
    // Go's server does not announce that a connection stays open.
    outgoing.removeHeader('connection');
    const handle = getRequestListener(
      request =>
        options.fetch(request, {
          signal: request.signal,
          isLoopback,
          socket: { break: breakSocket },
        }),
      {
        overrideGlobalObjects: false,
        errorHandler: error => {
          // Nobody is left to be answered.
          if (isBroken || outgoing.destroyed) return undefined;
          return new Response(`The emulator failed: ${String(error)}`, { status: 500 });
        },
      },
    );
    void handle(incoming, outgoing);
  });
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
