import type { OllamaProviderSettings } from 'ollama-turbo-provider';
import { askHost } from './ask-host.ts';

/** A model of the host, and what it can do, in Ollama's words. */
export interface Model {
  id: string;
  capabilities: readonly string[];
}

/** In any spelling that the provider takes. */
const OLLAMA_COM = /^(https?:\/\/)?(www\.|api\.)?ollama\.com(?![.\w-])/i;

/** On ollama.com, where the first of the list may be one that a plan does not have. */
const CLOUD_MODEL = 'gpt-oss:120b';

/**
 * The model that was named; else one that ollama.com has long had; else the first of the daemon's that can chat.
 *
 * @throws when the host has no such model
 */
export async function findModel(
  settings: OllamaProviderSettings & { baseURL: string },
  name: string | undefined,
): Promise<Model> {
  if (name !== undefined) return describeModel(settings, name);
  if (OLLAMA_COM.test(settings.baseURL)) return describeModel(settings, CLOUD_MODEL);
  const { models } = (await askHost(settings, 'models')) as {
    models: { name: string }[];
  };
  for (const { name: id } of models) {
    // One that cannot be described, a cloud model that is retired for instance, is no reason to stop.
    const model = await describeModel(settings, id).catch(() => undefined);
    if (model?.capabilities.includes('completion')) return model;
  }
  throw new Error(
    `${settings.baseURL} has no model that can chat. Pull one (ollama pull gpt-oss:20b), or name one with --model.`,
  );
}

async function describeModel(settings: OllamaProviderSettings, id: string): Promise<Model> {
  const answer = await askHost(settings, { model: id });
  const { capabilities = [] } = answer as { capabilities?: string[] };
  return { id, capabilities };
}
