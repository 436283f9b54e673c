import type { OllamaProviderSettings } from 'ollama-turbo-provider';

/** A request of the provider and its answer; without headers, so without the key. */
export interface SentRequest {
  method: string;
  url: string;
  /** Parsed. */
  body: SentBody;
  status: number | undefined;
  /** What was read of the answer. */
  answer: string;
}

/** The fields of a body that behaviours look at; those of `POST /api/chat`, but for one. */
export interface SentBody {
  messages: { role: string; content: string; thinking?: string; images?: string[] }[];
  tools?: { function: { name: string } }[];
  options?: Record<string, unknown>;
  think?: unknown;
  format?: unknown;
  /** Of `POST /api/embed`, which has none of the others. */
  input?: string[];
}

/** The settings with a `fetch` that keeps what goes through it. */
export function recordRequests(settings: OllamaProviderSettings): {
  settings: OllamaProviderSettings;
  requests: SentRequest[];
} {
  const requests: SentRequest[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const sent: SentRequest = {
      method: init?.method ?? 'GET',
      url: input instanceof Request ? input.url : String(input),
      body: JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as SentBody,
      status: undefined,
      answer: '',
    };
    requests.push(sent);
    const response = await (settings.fetch ?? globalThis.fetch)(input, init);
    sent.status = response.status;
    const { status, statusText, headers } = response;
    const body = response.body?.pipeThrough(keepText(sent)) ?? null;
    return new Response(body, { status, statusText, headers });
  };
  return { settings: { ...settings, fetch }, requests };
}

function keepText(sent: SentRequest): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  return new TransformStream({
    transform(chunk, controller) {
      sent.answer += decoder.decode(chunk, { stream: true });
      controller.enqueue(chunk);
    },
  });
}
