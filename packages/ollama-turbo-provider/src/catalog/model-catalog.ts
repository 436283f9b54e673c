import { toCloudModelName } from '../chat/request/model-name.js';
import { checkModelId } from '../check-model-id.js';
import type { Connection } from '../connection/connection.js';
import {
  readCatalogOptions,
  readListOptions,
  type OllamaCatalogOptions,
  type OllamaModelListOptions,
} from './catalog-options.js';
import { listModels } from './list-models.js';
import type { OllamaModelId } from './ollama-model-id.js';
import type { OllamaModel, OllamaModelDetails, OllamaRunningModel } from './ollama-model.js';
import { pullModel, type OllamaPullProgress } from './pull-model.js';
import { runningModels } from './running-models.js';
import { showModel } from './show-model.js';

/**
 * The models that a host has.
 *
 * All calls throw: an APICallError, with `data.reason`, when the host is not reached, refuses, or answers in another
 * shape; an InvalidArgumentError for an id or an option that is not valid; the reason of `abortSignal` once it is
 * aborted.
 */
export interface OllamaModelCatalog {
  /**
   * The models of the host, newest first. ollama.com needs no key for it; its list has ids, sizes and dates, and
   * `details: true` asks for the rest.
   */
  readonly list: (options?: OllamaModelListOptions) => Promise<OllamaModel[]>;
  /**
   * All that the host says of one model. ollama.com needs no key for it.
   *
   * @param modelId on ollama.com the endings `-cloud` and `:cloud`, which daemons want, are dropped
   */
  readonly show: (
    modelId: OllamaModelId,
    options?: OllamaCatalogOptions,
  ) => Promise<OllamaModelDetails>;
  /**
   * The models that a daemon has in memory, the longest lasting first; cloud models never are.
   *
   * @throws UnsupportedFunctionalityError on ollama.com, without a request
   */
  readonly running: (options?: OllamaCatalogOptions) => Promise<OllamaRunningModel[]>;
  /**
   * Has a daemon download a model. The request is sent with the first step of the loop; the last progress has the status
   * `success`. Leaving the loop, or aborting, stops the download, and the daemon goes on from there at the next pull.
   *
   * @throws UnsupportedFunctionalityError on ollama.com, without a request
   * @throws APICallError with the reason `model-not-found`, `unreachable` (the registry), … when the download fails, and
   *   `incomplete-answer` when it ends without `success`
   */
  readonly pull: (
    modelId: OllamaModelId,
    options?: OllamaCatalogOptions,
  ) => AsyncGenerator<OllamaPullProgress, void, undefined>;
}

/** The catalogue of one host. No method needs `this`. */
export function createModelCatalog(connection: Connection): OllamaModelCatalog {
  const nameFor = (modelId: string): string => {
    checkModelId(modelId);
    return connection.baseUrl().isOllamaCom ? toCloudModelName(modelId) : modelId.trim();
  };
  return {
    list: async options => listModels({ connection, options: readListOptions(options) }),
    show: async (modelId, options) =>
      showModel({
        connection,
        model: nameFor(modelId),
        options: readCatalogOptions('models.show', options),
      }),
    running: async options =>
      runningModels({ connection, options: readCatalogOptions('models.running', options) }),
    async *pull(modelId, options) {
      yield* pullModel({
        connection,
        model: nameFor(modelId),
        options: readCatalogOptions('models.pull', options),
      });
    },
  };
}
