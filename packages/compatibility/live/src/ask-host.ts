import { createOllama, type OllamaProviderSettings } from 'ollama-turbo-provider';

/**
 * What the host says of a model, or of which models it has. It is asked the provider's way: same understanding of the base
 * URL, same key, and the same words for what goes wrong.
 *
 * @throws the provider's error when the host cannot be reached, or refuses
 */
export async function askHost(
  settings: OllamaProviderSettings,
  about: { model: string } | 'models',
): Promise<unknown> {
  const answers: unknown[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { url } = new Request(input);
    const response = await (about === 'models'
      ? globalThis.fetch(url.replace(CHAT, '/api/tags'), { ...init, method: 'GET', body: null })
      : globalThis.fetch(url.replace(CHAT, '/api/show'), { ...init, body: JSON.stringify(about) }));
    if (response.ok) answers.push(await response.clone().json());
    return response;
  };
  const modelId = about === 'models' ? 'any' : about.model;
  try {
    await createOllama({ ...settings, fetch })(modelId).doGenerate({ prompt: [] });
  } catch (error) {
    // An answer that is no chat is an error for the provider.
    if (answers.length === 0) throw error;
  }
  return answers[0];
}

const CHAT = /\/api\/chat$/;
