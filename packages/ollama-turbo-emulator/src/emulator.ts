import type { Pace } from './answer/pace.js';
import { createHost } from './host.js';
import type { EmulatorModel } from './models.js';
import { createApp } from './server/app.js';
import type { Connection } from './server/connection.js';
import { listen as listenOn, type Listener } from './server/listen.js';
import type { OpenRequest, RecordedRequest } from './server/request-log.js';
import type { Step } from './steps.js';

/** What an emulator is like. */
export interface EmulatorOptions {
  /**
   * `cloud` is the service at ollama.com: a key for its models, base names, `format` ignored. `daemon` is the program on
   * one's own machine. By default `cloud` when there is a key, else `daemon`.
   */
  mode?: 'cloud' | 'daemon';
  /** The only key that cloud mode takes, with `Bearer ` before it or raw. By default it takes any. */
  apiKey?: string;
  /** The release to behave like; `0.33` by default. */
  server?: '0.33' | '0.25';
  /** The models that the host has; by default a few that Ollama offers. */
  models?: readonly EmulatorModel[];
  /** What happens to the first requests to `/api/chat` and `/api/generate`. */
  script?: readonly Step[];
  /** How fast answers come; `instant` by default. */
  pace?: Pace;
}

/** An Ollama of one's own. */
export interface Emulator {
  /** Answers in the same process, without a socket. The host of the URL makes no difference. */
  fetch: typeof globalThis.fetch;
  /**
   * Listens on a socket, in Node only; on a free port of this machine by default.
   *
   * Rejects with Node's error, whose `code` is `EADDRINUSE` for a port in use.
   */
  listen(port?: number, hostname?: string): Promise<{ url: string; port: number }>;
  /** Stops listening, and breaks the connections that are open. */
  close(): Promise<void>;
  /** Every request so far, the oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** Says what happens to further requests to `/api/chat` and `/api/generate`, one step each. */
  script(...steps: Step[]): void;
}

/** Where a URL without a host points. */
const BASE_URL = 'http://localhost:11434';

/**
 * Makes an emulator. Requests that no step of a script is for are answered by a small deterministic demo model.
 *
 * Throws a `TypeError` when a key is given in daemon mode, where nobody would check it.
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const { apiKey, mode = apiKey === undefined ? 'daemon' : 'cloud' } = options;
  if (mode === 'daemon' && apiKey !== undefined) {
    throw new TypeError(
      'createEmulator: a daemon checks no apiKey; leave it out or use cloud mode.',
    );
  }
  const host = createHost({
    mode,
    apiKey,
    server: options.server ?? '0.33',
    models: options.models,
    pace: options.pace ?? 'instant',
    script: options.script ?? [],
  });
  const requests: OpenRequest[] = [];
  const app = createApp({ host, requests });
  const fetch = (request: Request, connection: Connection) => app.fetch(request, connection);
  let listener: Listener | undefined;
  return {
    requests,
    fetch: (input, init) => fetchInProcess({ fetch, input, init }),
    script: (...steps) => void host.script.push(...steps),
    async listen(port = 0, hostname = '127.0.0.1') {
      if (listener !== undefined)
        throw new Error(`The emulator already listens on ${listener.url}.`);
      listener = await listenOn({ fetch, port, hostname });
      return { url: listener.url, port: listener.port };
    },
    async close() {
      await listener?.close();
      listener = undefined;
    },
  };
}

async function fetchInProcess(options: {
  fetch: (request: Request, connection: Connection) => Response | Promise<Response>;
  input: string | URL | Request;
  init: RequestInit | undefined;
}): Promise<Response> {
  const { input, init } = options;
  const request = new Request(input instanceof Request ? input : new URL(input, BASE_URL), init);
  // The caller's own signal, because a Request's copy of it loses the reason in some runtimes.
  const inherited = input instanceof Request ? input.signal : undefined;
  const signal = init?.signal ?? inherited ?? new AbortController().signal;
  signal.throwIfAborted();
  return options.fetch(request, { signal, isLoopback: true });
}
