import type { EmulatorModel } from './models.js';
import { modelKey } from './request/model-name.js';

/** A model with everything filled in. */
export type CatalogueModel = Required<EmulatorModel> & {
  /** 64 hex digits, without `sha256:`. */
  digest: string;
};

/** The models of a host, by any spelling of their names. */
export class ModelCatalogue {
  readonly #models: Map<string, CatalogueModel>;

  constructor(models: readonly EmulatorModel[]) {
    this.#models = new Map(models.map(model => [modelKey(model.name), complete(model)]));
  }

  /** Case, the default namespace and `:latest` make no difference. */
  find(key: string): CatalogueModel | undefined {
    return this.#models.get(key);
  }

  /** The same model under one more name; takes the place of another of that name. */
  copy(model: CatalogueModel, name: string): void {
    this.#models.set(modelKey(name), { ...model, name: tagged(name) });
  }

  remove(model: CatalogueModel): void {
    this.#models.delete(modelKey(model.name));
  }

  /** Newest first. */
  list(): CatalogueModel[] {
    return [...this.#models.values()].toSorted((one, other) =>
      other.modifiedAt.localeCompare(one.modifiedAt),
    );
  }
}

function complete(model: EmulatorModel): CatalogueModel {
  const name = tagged(model.name);
  const given = Object.fromEntries(
    Object.entries(model).filter(([, value]) => value !== undefined),
  ) as EmulatorModel;
  return {
    family: 'generic',
    capabilities: ['completion'],
    contextLength: 4096,
    embeddingLength: 640,
    size: 2_000_000_000,
    architecture: 'llama',
    parameterSize: '7B',
    quantization: 'Q4_K_M',
    modifiedAt: '2026-01-01T00:00:00Z',
    template: '{{ .Prompt }}',
    system: '',
    parameters: '',
    license: '',
    ...given,
    name,
    digest: digestOf(name),
  };
}

function tagged(name: string): string {
  const lastPart = name.slice(name.lastIndexOf('/') + 1);
  return lastPart.includes(':') ? name : `${name}:latest`;
}

/** Stands in for a hash of the model's files: the same for the same name, another for every other. */
function digestOf(name: string): string {
  let state = 0x811c9dc5;
  let digest = '';
  for (let word = 0; word < 8; word += 1) {
    for (const character of `${word}${name}`) {
      state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    }
    digest += state.toString(16).padStart(8, '0');
  }
  return digest;
}
