import type { Answer } from '../answer/answer.js';
import { wholeAnswer } from '../answer/framing.js';
import { isAuthorized } from '../authentication.js';
import type { EndpointRequest } from './endpoint-request.js';

/** The service wants a key for its models; a daemon ignores what it is given. */
export function withKey({ headers, host }: EndpointRequest, answer: () => Answer): Answer {
  const { apiKey } = host;
  const authorization = headers.get('authorization') ?? undefined;
  if (host.mode === 'daemon' || isAuthorized({ authorization, apiKey })) return answer();
  return wholeAnswer({
    status: 401,
    headers: { 'Content-Type': 'application/json' },
    text: '{"error":"unauthorized"}',
  });
}
