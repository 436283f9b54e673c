import pLimit from 'p-limit';
import * as z from 'zod/v4/mini';
import type { Connection } from '../connection/connection.js';
import { describeProblem } from '../connection/describe-problem.js';
import { requestJson } from '../connection/json-answer.js';
import { withoutUndefined } from '../without-undefined.js';
import type { OllamaModelListOptions } from './catalog-options.js';
import {
  capabilities,
  details,
  isNamed,
  nameFields,
  nameOf,
  number,
  readCapabilities,
  readCount,
  readDate,
  readDetails,
  readText,
  text,
} from './host-facts.js';
import { readFacts, requestDescription } from './model-description.js';
import type { OllamaModel } from './ollama-model.js';

/** How many models are asked for their details at a time: as many as a daemon itself asks ollama.com for. */
const SHOWS_AT_ONCE = 4;

const entrySchema = z
  .object({
    ...nameFields,
    modified_at: text,
    size: number,
    digest: text,
    details,
    capabilities,
    remote_model: text,
    remote_host: text,
  })
  .check(isNamed);

const tagsSchema = z.object({ models: z.nullable(z.array(entrySchema)) });

/** `GET /api/tags`, which needs no key on ollama.com, and for `details` also a description of each model. */
export async function listModels(options: {
  connection: Connection;
  options: OllamaModelListOptions;
}): Promise<OllamaModel[]> {
  const { connection } = options;
  const { details: wantsDetails, abortSignal, headers } = options.options;
  const { value } = await requestJson({
    connection,
    request: { method: 'GET', path: '/api/tags', isPublic: true, abortSignal, headers },
    schema: tagsSchema,
  });
  const models = (value.models ?? []).map(toModel);
  if (wantsDetails !== true) return models;
  return pLimit(SHOWS_AT_ONCE).map(models, async model => addDetails({ ...options, model }));
}

function toModel(entry: z.infer<typeof entrySchema>): OllamaModel {
  return withoutUndefined<OllamaModel>({
    id: nameOf(entry),
    ...readDetails(entry.details),
    size: readCount(entry.size),
    modifiedAt: readDate(entry.modified_at),
    digest: readText(entry.digest),
    capabilities: readCapabilities(entry.capabilities),
    remoteModel: readText(entry.remote_model),
    remoteHost: readText(entry.remote_host),
  });
}

/** One model that cannot be described must not cost the whole list. */
async function addDetails(options: {
  connection: Connection;
  options: OllamaModelListOptions;
  model: OllamaModel;
}): Promise<OllamaModel> {
  const { connection, model } = options;
  try {
    const description = await requestDescription({
      connection,
      model: model.id,
      options: options.options,
    });
    return { ...model, ...readFacts(description) };
  } catch (error) {
    options.options.abortSignal?.throwIfAborted();
    return { ...model, problem: describeProblem(error) };
  }
}
