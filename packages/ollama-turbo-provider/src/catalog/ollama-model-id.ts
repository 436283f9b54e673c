import type { TurboModelName } from './turbo-models.js';

/**
 * The id of a model as Ollama names it. Editors complete the names of Ollama Turbo's models that were known when this
 * version was made; every other name is taken, too.
 */
export type OllamaModelId = TurboModelName | (string & {});
