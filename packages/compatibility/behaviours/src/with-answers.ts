import type { OllamaProviderSettings } from 'ollama-turbo-provider';

/** Gives another answer than the host, of which `ask` has its own. */
type Answer = (ask: () => Promise<Response>) => Response | Promise<Response>;

/** The settings with a `fetch` that answers for endpoints, such as `embed`, so that any host can be a wrong one. */
export function withAnswers(
  settings: OllamaProviderSettings,
  answers: Readonly<Record<string, Answer>>,
): OllamaProviderSettings {
  const { fetch: askHost = globalThis.fetch } = settings;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const answer = answers[pathname.slice(pathname.lastIndexOf('/') + 1)];
    const ask = () => askHost(input, init);
    return answer ? answer(ask) : ask();
  };
  return { ...settings, fetch };
}
