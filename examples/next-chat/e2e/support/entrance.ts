import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createProxyServer } from 'httpxy';

/** One address before several servers. */
export interface Entrance {
  url: string;
  close: () => Promise<void>;
}

/** Sends each request to the next of these servers in turn, as a load balancer does that knows of no sessions. Port 0 is any that is free. */
export async function openEntrance(servers: readonly string[], port: number): Promise<Entrance> {
  const proxy = createProxyServer({});
  proxy.on('error', (_error, _request, response) => hangUp(response));
  let count = 0;
  const entrance = createServer((request, response) => {
    const target = servers[(count += 1) % servers.length] ?? '';
    proxy.web(request, response, { target }).catch(() => hangUp(response));
  });
  entrance.listen(port, '127.0.0.1');
  await once(entrance, 'listening');
  const address = entrance.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      const closed = once(entrance, 'close');
      entrance.close();
      entrance.closeAllConnections();
      await closed;
    },
  };
}

/** A server that is gone is a lost connection, too, for whoever comes by way of the entrance. */
function hangUp(response: ServerResponse | Socket | undefined): void {
  response?.destroy();
}
