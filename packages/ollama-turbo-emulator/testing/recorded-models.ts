import type { Recording } from 'recordings';
import type { EmulatorModel, ModelCapability, ModelFamily } from '../src/index.js';

interface RecordedEntry {
  name: string;
  modified_at: string;
  size: number;
  details: {
    family: string;
    parameter_size: string;
    quantization_level: string;
    context_length: number;
    embedding_length: number;
  };
  capabilities: ModelCapability[];
}

interface RecordedDescription {
  template: string;
  system?: string;
  parameters?: string;
  license?: string;
}

/** No list says by which parser a model's text is read. */
const FAMILIES: Record<string, ModelFamily> = {
  'harmony:latest': 'harmony',
  'qwen3coder:latest': 'qwen3coder',
};

/** The models that a recorded server had, by its own `/api/tags` and `/api/show`. */
export function recordedModels(recordings: readonly Recording[], folder: string): EmulatorModel[] {
  const ofServer = recordings.filter(recording => recording.folder === folder);
  const list = ofServer.find(({ name }) => name === 'catalog/tags');
  if (list === undefined) return [];
  const { models } = JSON.parse(recordedText(list)) as { models: RecordedEntry[] };
  return models.map(entry => ({
    name: entry.name,
    family: FAMILIES[entry.name] ?? 'generic',
    capabilities: entry.capabilities,
    contextLength: entry.details.context_length,
    embeddingLength: entry.details.embedding_length,
    size: entry.size,
    architecture: entry.details.family,
    parameterSize: entry.details.parameter_size,
    quantization: entry.details.quantization_level,
    modifiedAt: entry.modified_at,
    ...recordedDescription(ofServer, entry.name),
  }));
}

/** The body of a recorded response. */
export function recordedText(recording: Recording): string {
  return recording.response.chunks.map(chunk => chunk.text).join('');
}

function recordedDescription(recordings: readonly Recording[], name: string): RecordedDescription {
  const show = recordings.find(
    ({ request, response }) =>
      request.path === '/api/show' &&
      response.status === 200 &&
      JSON.stringify(request.body) === JSON.stringify({ model: name.replace(':latest', '') }),
  );
  if (show === undefined) return { template: '{{ .Prompt }}' };
  const { template, system, parameters, license } = JSON.parse(
    recordedText(show),
  ) as RecordedDescription;
  return {
    template,
    ...(system !== undefined && { system }),
    ...(parameters !== undefined && { parameters }),
    ...(license !== undefined && { license }),
  };
}
