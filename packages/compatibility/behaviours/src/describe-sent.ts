import type { SentRequest } from './record-requests.ts';

/** Which tools a request offers, and whether it has a format; Ollama's models do not go by both. */
export interface SentWish {
  tools: string[];
  hasFormat: boolean;
}

export function describeSent(requests: readonly SentRequest[]): SentWish[] {
  return requests.map(({ body }) => ({
    tools: (body.tools ?? []).map(tool => tool.function.name),
    hasFormat: body.format !== undefined,
  }));
}
