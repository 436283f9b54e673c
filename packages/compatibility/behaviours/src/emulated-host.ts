import type { EmulatorModel, EmulatorOptions } from 'ollama-turbo-emulator';
import { EMBEDDING_MODEL_ID, MODEL_ID, type Behaviour } from './behaviour.ts';

const MODELS: readonly EmulatorModel[] = [
  { name: MODEL_ID, capabilities: ['completion', 'tools', 'thinking', 'vision'] },
  { name: EMBEDDING_MODEL_ID, capabilities: ['embedding'], embeddingLength: 64 },
];

/** The host that a behaviour is shown with: ollama.com, but with a model that embeds. */
export function emulatedHost({ script, pace }: Behaviour, apiKey: string): EmulatorOptions {
  return { mode: 'cloud', apiKey, models: MODELS, script: script(), pace };
}

/** Its model that can do what a behaviour needs. */
export function emulatedModelId({ needs = [] }: Behaviour): string {
  return needs.includes('embedding') ? EMBEDDING_MODEL_ID : MODEL_ID;
}
