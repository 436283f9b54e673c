import { createOllama, type OllamaProviderSettings } from '../src/provider.js';
import { StubHost, type StubAnswer } from './stub-host.js';

/** An answer of `POST /api/embed` with these vectors. */
export function vectors(embeddings: unknown, rest: object = {}): StubAnswer {
  return {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    reads: [JSON.stringify({ model: 'm', embeddings, ...rest })],
  };
}

/** A daemon that gives these answers in turn, and the provider of it. */
export function hostWith(options: { answers: StubAnswer[]; settings?: OllamaProviderSettings }) {
  const host = new StubHost(...options.answers);
  const ollama = createOllama({
    baseURL: 'http://127.0.0.1:11434',
    fetch: host.fetch,
    ...options.settings,
  });
  return { host, ollama };
}
