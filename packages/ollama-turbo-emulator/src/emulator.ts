import type { Pace } from './answer/pace.js';
import type { EmulatorMode } from './chat-request.js';
import { checkOptions, checkScript } from './check-options.js';
import type { Carelessness } from './demo-model/careless/carelessness.js';
import { createHost } from './host.js';
import type { EmulatorModel } from './models.js';
import { fetchInProcess } from './server/fetch-in-process.js';
import { createApp } from './server/app.js';
import type { Connection } from './server/connection.js';
import { listen as listenOn, type Listener } from './server/listen.js';
import type { OpenRequest, RecordedRequest } from './server/request-log.js';
import type { Step } from './steps.js';
import type { Upstream } from './upstream/upstream.js';

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
  /** What happens to the first requests to `/api/chat`, `/api/generate` and `/v1/chat/completions`. */
  script?: readonly Step[];
  /** How fast answers come; `instant` by default. */
  pace?: Pace;
  /**
   * How often the demo model is careless about JSON that a prompt asks for and the host does not enforce: in cloud mode, on
   * a daemon without a `format`, and on a daemon's thinking models with one, which are not held to it when they answer
   * without thinking. Instead of the JSON there is then, in turns that the seed settles: prose alone, prose around the JSON,
   * a code fence, a wrong type, a missing property, a trailing comma or single quotes. Never by default.
   *
   * The n-th answer of the demo model depends on the seed, the rate and its request only. Formats that are enforced and
   * what a script says are not touched.
   */
  careless?: Carelessness;
  /**
   * The cloud that a daemon sends its cloud models on to (`gpt-oss:120b-cloud`), as well as web searches and `/api/me`. By
   * default the daemon answers for the cloud itself.
   */
  upstream?: Upstream;
  /** Whether a daemon's owner has turned the cloud off: its cloud models and web searches are then 403. */
  disableCloud?: boolean;
  /**
   * Which limits the cloud's `/api/usage` names: those of a month, as since September 2026, or those of a session and a week,
   * as before. `monthly` by default.
   */
  usage?: 'monthly' | 'session';
}

/** An Ollama of one's own. */
export interface Emulator {
  /**
   * Answers in the same process, without a socket. The host of the URL makes no difference, also where a redirect points.
   */
  fetch: typeof globalThis.fetch;
  /**
   * Listens on a socket, in Node only; on a free port of this machine by default.
   *
   * Rejects with Node's error, whose `code` is `EADDRINUSE` for a port in use.
   */
  listen(port?: number, hostname?: string): Promise<{ url: string; port: number }>;
  /** Stops listening, and breaks what is open, also in the same process. Both can be used again. */
  close(): Promise<void>;
  /** Every request so far, the oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** Says what happens to further requests to the endpoints that ask a model to speak, one step each. */
  script(...steps: Step[]): void;
}

/**
 * Makes an emulator. Requests that no step of a script is for are answered by a small deterministic demo model.
 *
 * Throws a `TypeError` that names the option for one that is wrong, and for one that the other mode is for: a key in daemon
 * mode, where nobody would check it, or `upstream` in cloud mode.
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  checkOptions(options);
  const { apiKey, mode = apiKey === undefined ? 'daemon' : 'cloud' } = options;
  if (mode === 'daemon' && apiKey !== undefined) {
    throw new TypeError(
      'createEmulator: a daemon checks no apiKey; leave it out or use cloud mode.',
    );
  }
  checkModeOptions(mode, options);
  const host = createHost({
    mode,
    apiKey,
    server: options.server ?? '0.33',
    models: options.models,
    pace: options.pace ?? 'instant',
    careless: options.careless ?? { rate: 0 },
    script: options.script ?? [],
    upstream: options.upstream,
    disableCloud: options.disableCloud ?? false,
    usage: options.usage ?? 'monthly',
  });
  const requests: OpenRequest[] = [];
  const app = createApp({ host, requests });
  const serve = (request: Request, connection: Connection) => app.fetch(request, connection);
  let listening: Promise<Listener> | undefined;
  return {
    requests,
    fetch: (input, init) => fetchInProcess({ serve, input, init }),
    script(...steps) {
      checkScript('script', steps);
      host.script.push(...steps);
    },
    async listen(port = 0, hostname = '127.0.0.1') {
      if (listening !== undefined) {
        throw new Error(`The emulator already listens on ${(await listening).url}.`);
      }
      const begun = listenOn({ fetch: serve, port, hostname });
      listening = begun;
      try {
        const { url, port: taken } = await begun;
        return { url, port: taken };
      } catch (error) {
        if (listening === begun) listening = undefined;
        throw error;
      }
    },
    async close() {
      for (const request of requests) request.breakOff();
      const listener = await listening?.catch(() => undefined);
      listening = undefined;
      await listener?.close();
    },
  };
}

function checkModeOptions(mode: EmulatorMode, options: EmulatorOptions): void {
  const foreign = mode === 'cloud' ? (['upstream', 'disableCloud'] as const) : (['usage'] as const);
  for (const name of foreign) {
    if (options[name] === undefined) continue;
    const other = mode === 'cloud' ? 'daemon' : 'cloud';
    throw new TypeError(
      `createEmulator: ${name} is for ${other} mode only; leave it out or use mode: '${other}'.`,
    );
  }
}
