import type { Answer } from '../answer/answer.js';
import { refusalAnswer } from '../answer/framing.js';
import type { EndpointRequest } from '../endpoint/endpoint-request.js';
import { Refusal } from '../refusal.js';
import { useCloud, type CloudService } from './cloud-service.js';

/** Sends a search or a fetch to the cloud; the daemon looks only whether there is a body. */
export async function forwardWebRequest(
  request: EndpointRequest,
  options: { service: CloudService; path: string },
): Promise<Answer> {
  const body = new TextDecoder().decode(request.bytes);
  if (body.trim() === '') {
    return refusalAnswer(new Refusal(400, 'missing request body'), { stream: false });
  }
  return useCloud(request, { ...options, write: () => body });
}
