import type { Answer } from '../answer/answer.js';
import { goJson } from '../answer/go-text.js';
import type { EndpointRequest } from '../endpoint/endpoint-request.js';
import { GoSyntaxError, parseGoJson, type JsonNode } from '../request/go-json.js';
import { parseModelName } from '../request/model-name.js';
import { Refusal } from '../refusal.js';
import { useCloud } from './cloud-service.js';
import { writeRaw } from './go-writer.js';

/**
 * Sends an OpenAI-compatible request for a cloud model to the cloud: every field as it was sent, known or not, but the model
 * by its base name and the fields sorted. Returns undefined for any other request.
 */
export function forwardV1Request(request: EndpointRequest): Promise<Answer> | undefined {
  const fields = bodyFields(request.bytes);
  const model = fields?.get('model');
  const base = model?.kind === 'string' ? cloudName(model.value) : undefined;
  if (fields === undefined || base === undefined) return undefined;
  const service = 'remote model is unavailable';
  const write = () => withModel(fields, base);
  return useCloud(request, { service, path: request.url.pathname, write });
}

/** `GET /v1/models/:model` of a cloud model. */
export function forwardV1Model(request: EndpointRequest): Promise<Answer> | undefined {
  const base = cloudName(request.parameters['model'] ?? '');
  if (base === undefined) return undefined;
  const service = 'remote model details are unavailable';
  return useCloud(request, { service, path: `/v1/models/${base}`, write: undefined });
}

function withModel(fields: ReadonlyMap<string, JsonNode>, model: string): string {
  const written = [...fields]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, node]) => {
      const text = key === 'model' ? goJson(model) : writeRaw(node);
      return `${goJson(key)}:${text ?? 'null'}`;
    });
  return `{${written.join(',')}}`;
}

function bodyFields(bytes: Uint8Array): Map<string, JsonNode> | undefined {
  try {
    const root = parseGoJson(bytes);
    if (root?.kind !== 'object') return undefined;
    return new Map(root.members.map(({ key, value }) => [key, value]));
  } catch (error) {
    if (error instanceof GoSyntaxError) return undefined;
    throw error;
  }
}

function cloudName(model: string): string | undefined {
  try {
    const name = parseModelName(model);
    return name?.source === 'cloud' ? name.base : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
