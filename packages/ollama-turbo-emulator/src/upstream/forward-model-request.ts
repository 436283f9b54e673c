import type { Answer } from '../answer/answer.js';
import type { EndpointRequest } from '../endpoint/endpoint-request.js';
import { Refusal } from '../refusal.js';
import { readBody } from '../request/accept-request.js';
import { parseGoJson, type JsonNode } from '../request/go-json.js';
import type { GoType } from '../request/go-type.js';
import { parseModelName } from '../request/model-name.js';
import { useCloud, type CloudService } from './cloud-service.js';
import type { GoWriter } from './go-writer.js';

/** How a daemon sends requests of one endpoint on. */
export interface ForwardedEndpoint<Body> {
  body: GoType<Body>;
  /** The model that a body asks for. */
  model: (body: Body) => string;
  /** What the daemon checks before it looks at the model; throws a {@link Refusal}. */
  check?: (body: Body) => void;
  writer: GoWriter;
  service: CloudService;
}

/**
 * Sends a request for a cloud model to the cloud, with the model's base name. Returns undefined for any other: also for one
 * that cannot be read, which the daemon itself refuses.
 */
export function forwardModelRequest<Body>(
  request: EndpointRequest,
  endpoint: ForwardedEndpoint<Body>,
): Promise<Answer> | undefined {
  const base = cloudModel(request.bytes, endpoint);
  const root = base === undefined ? undefined : parseGoJson(request.bytes);
  if (base === undefined || root === undefined) return undefined;
  const write = () => endpoint.writer(withModel(root, base)) ?? '';
  return useCloud(request, { service: endpoint.service, path: request.url.pathname, write });
}

function cloudModel<Body>(
  bytes: Uint8Array,
  endpoint: ForwardedEndpoint<Body>,
): string | undefined {
  try {
    const body = readBody(bytes, endpoint.body);
    endpoint.check?.(body);
    const name = parseModelName(endpoint.model(body));
    return name?.source === 'cloud' ? name.base : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** Of a field that comes twice, the last counts. */
function withModel(root: JsonNode, model: string): JsonNode {
  if (root.kind !== 'object') return root;
  const value: JsonNode = { kind: 'string', value: model, bytes: new Uint8Array() };
  return { ...root, members: [...root.members, { key: 'model', value }] };
}
