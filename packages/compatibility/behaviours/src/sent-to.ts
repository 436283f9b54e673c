import type { SentRequest } from './record-requests.ts';

/**
 * The bodies that an endpoint was sent, such as `embed`. Without those that a host did not take: of some hosts the provider
 * has to find out which path they have.
 */
export function sentTo(requests: readonly SentRequest[], endpoint: string): unknown[] {
  return requests
    .filter(({ url, status }) => url.endsWith(`/${endpoint}`) && status === 200)
    .map(({ body }) => body);
}
