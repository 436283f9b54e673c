import * as z from 'zod/v4/mini';
import type { Connection } from '../connection/connection.js';
import { requestJson } from '../connection/json-answer.js';
import { withoutUndefined } from '../without-undefined.js';
import type { OllamaCatalogOptions } from './catalog-options.js';
import {
  capabilities,
  details,
  readCapabilities,
  readCount,
  readDate,
  readDetails,
  readText,
  text,
} from './host-facts.js';
import type { OllamaModelFacts } from './ollama-model.js';

const descriptionSchema = z
  .object({
    license: text,
    modelfile: text,
    parameters: text,
    template: text,
    system: text,
    details,
    model_info: z.nullish(z.record(z.string(), z.unknown())),
    capabilities,
    modified_at: text,
    remote_model: text,
    remote_host: text,
  })
  .check(
    // Every host gives at least one of them; anything else is the answer to another question.
    z.refine(answer => Boolean(answer.details ?? answer.model_info ?? answer.capabilities), {
      error: 'expected an object with "details", "model_info" or "capabilities"',
    }),
  );

/** What a host says of one model, in its own words. */
export type ModelDescription = z.infer<typeof descriptionSchema>;

/** `POST /api/show`, which needs no key on ollama.com. `model` is the name that the host knows. */
export async function requestDescription(options: {
  connection: Connection;
  model: string;
  options: OllamaCatalogOptions;
}): Promise<ModelDescription> {
  const { connection, model } = options;
  const { abortSignal, headers } = options.options;
  const { value } = await requestJson({
    connection,
    request: { path: '/api/show', body: { model }, isPublic: true, abortSignal, headers },
    schema: descriptionSchema,
  });
  return value;
}

/** What a description has in common with an entry of a list. */
export function readFacts(description: ModelDescription): Omit<OllamaModelFacts, 'id'> {
  const modelInfo = description.model_info ?? {};
  const fromDetails = readDetails(description.details);
  return withoutUndefined({
    ...fromDetails,
    modifiedAt: readDate(description.modified_at),
    capabilities: readCapabilities(description.capabilities),
    contextLength: findCount(modelInfo, 'context_length') ?? fromDetails.contextLength,
    embeddingLength: findCount(modelInfo, 'embedding_length') ?? fromDetails.embeddingLength,
    parameterCount: toCount(modelInfo['general.parameter_count']),
    remoteModel: readText(description.remote_model),
    remoteHost: readText(description.remote_host),
  });
}

/** The architecture names the key, `llama.context_length`; a host that does not name it has one such key at most. */
function findCount(modelInfo: Record<string, unknown>, name: string): number | undefined {
  const ofArchitecture = toCount(modelInfo[`${String(modelInfo['general.architecture'])}.${name}`]);
  if (ofArchitecture !== undefined) return ofArchitecture;
  const key = Object.keys(modelInfo).find(candidate => candidate.endsWith(`.${name}`));
  return key === undefined ? undefined : toCount(modelInfo[key]);
}

function toCount(value: unknown): number | undefined {
  return typeof value === 'number' ? readCount(value) : undefined;
}
