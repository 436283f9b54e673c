import { createOllama as createForAi4 } from 'ollama-turbo-provider/ai4';
import { createOllama as createForAi5 } from 'ollama-turbo-provider/ai5';
import { createOllama as createForAi6 } from 'ollama-turbo-provider/ai6';
import { createOllama as createForAi7 } from 'ollama-turbo-provider/ai7';
import type { Entry, ModelCall } from './sdk.ts';

const FACTORIES = {
  ai4: createForAi4,
  ai5: createForAi5,
  ai6: createForAi6,
  ai7: createForAi7,
} as const satisfies Record<Entry, unknown>;

/** A model from whichever entry point, for a major whose types may refuse it. */
export function createModel(entry: Entry, { settings, modelId }: ModelCall): unknown {
  return FACTORIES[entry](settings)(modelId);
}
