import type { ModelCatalogue, ModelEntry, ModelGroup } from '../shared/api.ts';
import type { Notice } from '../shared/notice.ts';
import { askServer, noticeOf } from './ask-server.ts';
import { createStore } from './store.ts';

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

/** The model's name without the host's; for one that is no longer offered, too. */
export function nameOfModel(ref: string): string {
  return ref.slice(ref.indexOf(':') + 1);
}

/** Whether a model can do something; undefined when the host does not say what it can do. */
export function canDo(model: ModelEntry | undefined, capability: string): boolean | undefined {
  if (!model || model.capabilities.length === 0) return undefined;
  return model.capabilities.includes(capability);
}
