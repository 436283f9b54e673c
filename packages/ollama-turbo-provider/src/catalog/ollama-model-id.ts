import type { TurboModelName } from './turbo-models.js';

/**
 * The id of a model as Ollama names it. Editors complete the names that Ollama Turbo had when this version was made;
 * every other name is taken, too.
 */
export type OllamaModelId = TurboModelName | (string & {});
