import { toCloudModelName } from '../chat/request/model-name.js';
import { RETIRED_TURBO_MODELS } from './turbo-models.js';

/**
 * The day, as in `2026-07-15`, on which Ollama Turbo took a model out of service; undefined for a model that is not known
 * to be retired. The case of the name, `:latest` and the endings for daemons make no difference.
 *
 * Source: Ollama's docs/cloud.mdx.
 */
export function retirementDate(modelId: string): string | undefined {
  const name = toCloudModelName(modelId)
    .toLowerCase()
    .replace(/:latest$/, '');
  return Object.hasOwn(RETIRED_TURBO_MODELS, name) ? RETIRED_TURBO_MODELS[name] : undefined;
}
