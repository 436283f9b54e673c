import type { EmulatorMode, Think } from '../chat-request.js';
import type { CatalogueModel, ModelCatalogue } from '../model-catalogue.js';
import type { ModelCapability } from '../models.js';
import { Refusal } from '../refusal.js';
import type { ModelBody } from './chat-body.js';
import { goQuote } from './go-quote.js';
import { GoSyntaxError } from './go-json.js';
import { decodeGoBody, GoDecodeError, type GoType } from './go-type.js';
import { parseModelName } from './model-name.js';
import { readOptions, type GenerationOptions } from './options.js';

/** What requests are checked against. */
export interface CheckingHost {
  mode: EmulatorMode;
  server: '0.33' | '0.25';
  models: ModelCatalogue;
  /** What a daemon reaches under names with a cloud suffix. */
  cloudModels: ModelCatalogue;
}

/** The model that a request asks for. */
export interface RequestedModel {
  model: CatalogueModel;
  /** The name that the answer repeats. */
  echo: string;
  /** `cloud` also for a daemon's models with a cloud suffix. */
  mode: EmulatorMode;
}

/** What a request settles about its answer. */
export interface AcceptedRequest {
  think: Think;
  options: GenerationOptions;
}

/** Reads a body. Throws a {@link Refusal} with Go's words for one that cannot be read. */
export function readBody<Body>(bytes: Uint8Array, type: GoType<Body>): Body {
  try {
    const body = decodeGoBody(bytes, type);
    if (body !== undefined) return body;
  } catch (error) {
    if (!(error instanceof GoSyntaxError || error instanceof GoDecodeError)) throw error;
    throw new Refusal(400, error.message);
  }
  throw new Refusal(400, 'missing request body');
}

/** The check that comes even before that of the model's name. */
export function checkTopLogprobs(body: ModelBody): void {
  if (body.top_logprobs >= 0 && body.top_logprobs <= 20) return;
  throw new Refusal(400, 'top_logprobs must be between 0 and 20');
}

/** Finds the model. `whenEmpty` answers a request without a name, which differs from endpoint to endpoint. */
export function findModel(options: {
  name: string;
  host: CheckingHost;
  whenEmpty: Refusal;
  notFound?: (name: { sent: string; tagged: string }) => string;
}): RequestedModel {
  const { host } = options;
  const name = parseModelName(options.name);
  if (name === undefined) throw options.whenEmpty;
  if (host.mode === 'cloud') {
    // The service knows base names only: a suffix makes it another name.
    const model = name.source === 'local' ? host.models.find(name.key) : undefined;
    if (model !== undefined) return { model, echo: options.name, mode: 'cloud' };
    throw new Refusal(404, `model ${goQuote(options.name)} not found`);
  }
  if (name.source === 'cloud') {
    const model = host.cloudModels.find(name.key);
    if (model !== undefined) return { model, echo: name.base, mode: 'cloud' };
    throw new Refusal(404, `model ${goQuote(name.base)} not found`);
  }
  const model = host.models.find(name.key);
  if (model !== undefined) return { model, echo: options.name, mode: 'daemon' };
  const describe = options.notFound ?? (({ sent }) => `model '${sent}' not found`);
  throw new Refusal(404, describe({ sent: options.name, tagged: name.tagged }));
}

/** The checks between finding the model and asking it, in Ollama's order: thinking, capabilities, options. */
export function checkAbilities(options: {
  body: ModelBody;
  requested: RequestedModel;
  host: CheckingHost;
  /** What the endpoint is for: `chat` or `generate`. */
  task: 'chat' | 'generate';
  needs: readonly ModelCapability[];
}): AcceptedRequest {
  const { body, requested, host } = options;
  const { model } = requested;
  const think = effectiveThink(body.think, model);
  if (think !== false && !model.capabilities.includes('thinking')) {
    throw new Refusal(400, `${goQuote(body.model)} does not support thinking`);
  }
  if (!model.capabilities.includes('completion')) {
    throw new Refusal(400, `${goQuote(body.model)} does not support ${options.task}`);
  }
  const missing = options.needs.filter(need => !model.capabilities.includes(need));
  if (missing.length > 0) {
    throw new Refusal(400, `${fullName(model)} does not support ${missing.join('\n')}`);
  }
  const read = readOptions({
    options: body.options,
    contextLength: model.contextLength,
    hasVision: model.capabilities.includes('vision'),
    server: host.server,
  });
  return { think, options: read };
}

/** A model that can think does unless the request says no. */
function effectiveThink(think: Think | undefined, model: CatalogueModel): Think {
  return think ?? model.capabilities.includes('thinking');
}

function fullName(model: CatalogueModel): string {
  return `registry.ollama.ai/${model.name.includes('/') ? '' : 'library/'}${model.name}`;
}
