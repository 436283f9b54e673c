import { createOllama, type OllamaProviderSettings } from 'ollama-turbo-provider';

/** A model of the host, and what it can do, in Ollama's words. */
export interface Model {
  id: string;
  capabilities: readonly string[];
}

/** The models that behaviours are judged with. */
export interface FoundModels {
  chat: Model;
  /** Or else why there is none, which is no reason to judge nothing at all. */
  embedding: Model | { problem: string };
}

/** In any spelling that the provider takes. */
const OLLAMA_COM = /^(https?:\/\/)?(www\.|api\.)?ollama\.com(?![.\w-])/i;

/** On ollama.com, where the first of the list may be one that a plan does not have. */
const CLOUD_MODEL = 'gpt-oss:120b';

type HostSettings = OllamaProviderSettings & { baseURL: string };

/**
 * The model that was named; else one that ollama.com has long had; else the first of the daemon's that can chat. And the
 * first that can embed.
 *
 * @throws when the host has no such model that can chat
 */
export async function findModels(
  settings: HostSettings,
  name: string | undefined,
): Promise<FoundModels> {
  const { baseURL } = settings;
  const id = name ?? (OLLAMA_COM.test(baseURL) ? CLOUD_MODEL : undefined);
  const named = id === undefined ? undefined : await describeModel(settings, id);
  const { models, problem } = await listModels(settings);
  const first = (capability: string) => models.find(model => can(model, capability));
  const chat = named ?? first('completion');
  if (!chat) {
    const advice = 'Pull one (ollama pull gpt-oss:20b), or name one with --model.';
    throw new Error(problem ?? `${baseURL} has no model that can chat. ${advice}`);
  }
  const embedding = first('embedding') ?? {
    problem: problem ?? `${baseURL} has no model that can embed`,
  };
  return { chat, embedding };
}

async function describeModel(settings: HostSettings, id: string): Promise<Model> {
  const { capabilities = [] } = await createOllama(settings).models.show(id);
  return { id, capabilities };
}

/** All models. One that cannot be described, a cloud model that is retired for instance, is said to be able to do nothing. */
async function listModels(settings: HostSettings): Promise<{ models: Model[]; problem?: string }> {
  try {
    const models = await createOllama(settings).models.list({ details: true });
    return { models: models.map(({ id, capabilities = [] }) => ({ id, capabilities })) };
  } catch (error) {
    return { models: [], problem: error instanceof Error ? error.message : String(error) };
  }
}

function can({ capabilities }: Model, capability: string): boolean {
  return capabilities.includes(capability);
}
