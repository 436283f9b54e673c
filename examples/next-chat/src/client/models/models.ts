import type { ModelCatalogue, ModelEntry, ModelGroup } from '../../shared/api.ts';
import type { Notice } from '../../shared/notice.ts';
import { askServer, noticeOf } from '../ask-server.ts';
import { createStore } from '../store.ts';

export type Models =
  | { state: 'loading' }
  | { state: 'failed'; notice: Notice }
  | { state: 'ready'; catalogue: ModelCatalogue };

/** The models that can be chosen. */
export const models = createStore<Models>({ state: 'loading' });

/** Asks for the models; with `isForced` the server asks its hosts anew. */
export async function loadModels(isForced = false): Promise<void> {
  try {
    const catalogue = await askServer<ModelCatalogue>(`/api/models${isForced ? '?refresh=1' : ''}`);
    models.set({ state: 'ready', catalogue });
  } catch (error) {
    // A list that was good a moment ago is still better than none.
    if (models.get().state !== 'ready') models.set({ state: 'failed', notice: noticeOf(error) });
  }
}

export interface FoundModel {
  model: ModelEntry;
  group: ModelGroup;
}

export function findModel(all: Models, ref: string | undefined): FoundModel | undefined {
  if (all.state !== 'ready') return undefined;
  for (const group of all.catalogue.groups) {
    const model = group.models.find(entry => entry.ref === ref);
    if (model) return { model, group };
  }
  return undefined;
}

/** Why a chosen model is not in the list, as the rest of a sentence; undefined when it is, or the list is not known. */
export function absenceOf(all: Models, ref: string): string | undefined {
  if (all.state !== 'ready' || findModel(all, ref)) return undefined;
  const group = all.catalogue.groups.find(({ id }) => ref.startsWith(`${id}:`));
  // Of a host that does not answer, nobody knows what it offers.
  return group?.notice ? group.notice.title.replace(/\.$/, '') : 'no longer offered';
}

/** The model's name without the host's; for one that is no longer offered, too. */
export function nameOfModel(ref: string): string {
  return ref.slice(ref.indexOf(':') + 1);
}

/** Whether a model can do something; undefined when the host does not say what it can do. */
export function canDo(model: ModelEntry | undefined, capability: string): boolean | undefined {
  if (!model || model.capabilities.length === 0) return undefined;
  return model.capabilities.includes(capability);
}
