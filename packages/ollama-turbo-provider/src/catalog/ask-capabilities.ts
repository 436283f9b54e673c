import { untilAborted } from '../connection/abort.js';
import type { Connection } from '../connection/connection.js';
import type { HeaderRecord } from '../connection/request-headers.js';
import { readFacts, requestDescription } from './model-description.js';
import type { OllamaCapability } from './ollama-model.js';

/** What a host says that a model can do; undefined where it says nothing of it. */
type Capabilities = OllamaCapability[] | undefined;

/** How long a host may take to describe a model, in milliseconds: the chat behind it is what somebody waits for. */
const TIMEOUT = 10_000;

/** By the host and the name of the model. A connection lives as long as its provider, and its answers no longer. */
const known = new WeakMap<Connection, Map<string, Promise<Capabilities>>>();

/**
 * What a model can do. The host is asked once per model and connection; calls at the same time share the request, and a
 * failure is forgotten.
 *
 * @param options.model the name that the host knows
 * @throws what `requestDescription` throws, also to every call that waited for the same request
 * @throws the reason of `abortSignal` at once; the request goes on for the others
 */
export async function askCapabilities(options: {
  connection: Connection;
  model: string;
  headers: HeaderRecord | undefined;
  abortSignal: AbortSignal | undefined;
}): Promise<Capabilities> {
  const { connection, abortSignal } = options;
  const answers = known.get(connection) ?? new Map<string, Promise<Capabilities>>();
  known.set(connection, answers);
  const key = `${connection.baseUrl().href} ${options.model}`;
  let promise = answers.get(key);
  if (promise === undefined) {
    promise = ask(options);
    answers.set(key, promise);
    promise.catch(() => answers.delete(key));
  }
  return untilAborted({ promise, abortSignal });
}

async function ask(options: {
  connection: Connection;
  model: string;
  headers: HeaderRecord | undefined;
}): Promise<Capabilities> {
  const { connection, model, headers } = options;
  // Not AbortSignal.timeout, which not every runtime has.
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(timeoutError()), TIMEOUT);
  try {
    const description = await requestDescription({
      connection,
      model,
      options: { headers, abortSignal: controller.signal },
    });
    return readFacts(description).capabilities;
  } finally {
    clearTimeout(timer);
  }
}

function timeoutError(): Error {
  const error = new Error(`The host said nothing of the model for ${TIMEOUT / 1000} seconds.`);
  return Object.assign(error, { name: 'TimeoutError' });
}
