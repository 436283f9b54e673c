import type { OllamaModel } from 'ollama-turbo-provider';
import type { ModelCatalogue, ModelEntry, ModelGroup } from '../../shared/api.ts';
import type { Context } from '../context.ts';
import { describeError, noKey } from '../notices/describe-error.ts';
import type { Host } from './hosts.ts';
import { thinkingOf } from './thinking.ts';

/** How long lists are kept: they change rarely, and each costs a request per model. */
const KEPT_FOR = 60_000;

/** A picker cannot wait longer for a host that does not answer. */
const TIMEOUT = 10_000;

/** What a host said, and when. */
interface KeptGroup {
  group: Promise<ModelGroup>;
  until: number;
}

const keptGroups = new WeakMap<Host, KeptGroup>();

/** What all hosts offer. One that does not answer says so in its own group. */
export async function readCatalogue(
  context: Context,
  options: { isFresh: boolean },
): Promise<ModelCatalogue> {
  const { settings, hosts } = context;
  const groups = await Promise.all(
    [hosts.turbo, hosts.local].map(async host => {
      const group = await readGroup(host, options);
      const wantsKey = host.id === 'turbo' && settings.lacksKey;
      return wantsKey ? { ...group, notice: noKey() } : group;
    }),
  );
  return { isEmulator: settings.isEmulator, groups, defaultRef: settings.defaultRef };
}

async function readGroup(host: Host, { isFresh }: { isFresh: boolean }): Promise<ModelGroup> {
  const kept = keptGroups.get(host);
  if (kept && !isFresh && Date.now() < kept.until) return kept.group;
  const group = askHost(host);
  keptGroups.set(host, { group, until: Date.now() + KEPT_FOR });
  // A host that failed is asked again the next time.
  const { notice } = await group;
  if (notice) keptGroups.delete(host);
  return group;
}

async function askHost(host: Host): Promise<ModelGroup> {
  const { id, label, name, provider } = host;
  try {
    const models = await provider.models.list({
      details: true,
      abortSignal: AbortSignal.timeout(TIMEOUT),
    });
    return { id, label, host: name, models: models.filter(canChat).map(toEntry(id)) };
  } catch (error) {
    return { id, label, host: name, notice: describeListError(error, name), models: [] };
  }
}

function describeListError(error: unknown, host: string) {
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return {
      title: `${host} does not answer.`,
      text: 'Its models are not known right now.',
      actions: ['retry' as const],
    };
  }
  const { actions, ...notice } = describeError(error);
  // There is no question here to try again, but a list.
  return { ...notice, actions: actions.includes('open-keys') ? actions : ['retry' as const] };
}

/** Models for embeddings cannot; of models whose abilities are not known it is assumed. */
function canChat({ capabilities }: OllamaModel): boolean {
  return capabilities === undefined || capabilities.includes('completion');
}

function toEntry(group: Host['id']) {
  return (model: OllamaModel): ModelEntry => ({
    ref: `${group}:${model.id}`,
    name: model.id,
    capabilities: model.capabilities ?? [],
    ...(model.contextLength !== undefined && { contextLength: model.contextLength }),
    thinking: thinkingOf(model),
  });
}
