import { UnsupportedFunctionalityError } from '@ai-sdk/provider';
import * as z from 'zod/v4/mini';
import type { Connection } from '../connection/connection.js';
import { requestJson } from '../connection/json-answer.js';
import { withoutUndefined } from '../without-undefined.js';
import type { OllamaCatalogOptions } from './catalog-options.js';
import {
  details,
  isNamed,
  nameFields,
  nameOf,
  number,
  readCount,
  readDate,
  readDetails,
  readText,
  text,
} from './host-facts.js';
import type { OllamaRunningModel } from './ollama-model.js';

const entrySchema = z
  .object({
    ...nameFields,
    size: number,
    size_vram: number,
    digest: text,
    details,
    context_length: number,
    expires_at: text,
  })
  .check(isNamed);

const runningSchema = z.object({ models: z.nullable(z.array(entrySchema)) });

/** `GET /api/ps` of a daemon. */
export async function runningModels(options: {
  connection: Connection;
  options: OllamaCatalogOptions;
}): Promise<OllamaRunningModel[]> {
  const { connection } = options;
  if (connection.baseUrl().isOllamaCom) {
    throw new UnsupportedFunctionalityError({
      functionality: 'models.running',
      message:
        'ollama.com does not tell which models it has in memory; models.running is for Ollama daemons: set baseURL to one, such as "http://localhost:11434".',
    });
  }
  const { abortSignal, headers } = options.options;
  const { value } = await requestJson({
    connection,
    request: { method: 'GET', path: '/api/ps', abortSignal, headers },
    schema: runningSchema,
  });
  return (value.models ?? []).map(toRunningModel);
}

function toRunningModel(entry: z.infer<typeof entrySchema>): OllamaRunningModel {
  const { family, format, parameterSize, quantization, contextLength } = readDetails(entry.details);
  return withoutUndefined<OllamaRunningModel>({
    id: nameOf(entry),
    family,
    format,
    parameterSize,
    quantization,
    size: readCount(entry.size),
    sizeVram: entry.size_vram ?? undefined,
    digest: readText(entry.digest),
    contextLength: readCount(entry.context_length) ?? contextLength,
    expiresAt: readDate(entry.expires_at),
  });
}
