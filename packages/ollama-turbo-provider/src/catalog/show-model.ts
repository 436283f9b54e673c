import type { Connection } from '../connection/connection.js';
import { withoutUndefined } from '../without-undefined.js';
import type { OllamaCatalogOptions } from './catalog-options.js';
import { readText } from './host-facts.js';
import { readFacts, requestDescription } from './model-description.js';
import type { OllamaModelDetails } from './ollama-model.js';

/** All that the host says of a model; `model` is the name that the host knows. */
export async function showModel(options: {
  connection: Connection;
  model: string;
  options: OllamaCatalogOptions;
}): Promise<OllamaModelDetails> {
  const description = await requestDescription(options);
  const modelInfo = description.model_info ?? {};
  const architecture = modelInfo['general.architecture'];
  return withoutUndefined<OllamaModelDetails>({
    id: options.model,
    ...readFacts(description),
    architecture: typeof architecture === 'string' ? readText(architecture) : undefined,
    license: readText(description.license),
    system: readText(description.system),
    template: readText(description.template),
    parameters: readText(description.parameters),
    modelfile: readText(description.modelfile),
    modelInfo,
  });
}
