import type { Answer } from '../answer/answer.js';
import { refusalAnswer } from '../answer/framing.js';
import type { EndpointRequest } from '../endpoint/endpoint-request.js';
import type { Host } from '../host.js';
import { Refusal } from '../refusal.js';
import { passOn } from './pass-on.js';

/** What a daemon gets from the cloud, in the words in which it refuses it when the cloud is turned off. */
export type CloudService =
  | 'remote model is unavailable'
  | 'remote model details are unavailable'
  | 'web search is unavailable'
  | 'web fetch is unavailable';

/** Whether a daemon has to do with a cloud that is not the emulator itself: one to send requests to, or one turned off. */
export function hasOtherCloud(host: Host): boolean {
  return host.mode === 'daemon' && (host.upstream !== undefined || host.disableCloud);
}

/**
 * Sends a request to the cloud; 403 when the cloud is turned off.
 *
 * @param options.write makes the body that the cloud is sent; undefined for none
 */
export async function useCloud(
  request: EndpointRequest,
  options: { service: CloudService; path: string; write: (() => string) | undefined },
): Promise<Answer> {
  const { service, path, write } = options;
  if (request.host.disableCloud) return refused(403, `ollama cloud is disabled: ${service}`);
  try {
    return await passOn(request, { path, body: write?.() });
  } catch (error) {
    // Go writes even what is nested too deeply for a call stack.
    if (error instanceof RangeError) return refused(400, 'exceeded max depth');
    throw error;
  }
}

function refused(status: number, text: string): Answer {
  return refusalAnswer(new Refusal(status, text), { stream: false });
}
