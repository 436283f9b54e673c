import type { Answer } from '../answer/answer.js';
import { jsonAnswer, refusalAnswer } from '../answer/framing.js';
import type { Host } from '../host.js';
import type { CatalogueModel } from '../model-catalogue.js';
import { Refusal } from '../refusal.js';
import { findModel, readBody } from '../request/accept-request.js';
import { showBody } from '../request/chat-body.js';
import { describeModel, modelDetails } from './model-description.js';

/** `GET /api/tags`: the models of the host, newest first. */
export function tagsAnswer(host: Host): Answer {
  const entry = host.mode === 'cloud' ? cloudEntry : daemonEntry;
  return jsonAnswer(200, { models: host.models.list().map(entry) });
}

/** `GET /api/ps`: the models in memory, the longest lasting first. */
export function psAnswer(host: Host): Answer {
  const models = host.loaded.list().map(({ model, contextLength, expiresAt }) => ({
    name: model.name,
    model: model.name,
    size: model.size,
    digest: model.digest,
    details: modelDetails(model),
    expires_at: expiresAt,
    size_vram: 0,
    context_length: contextLength,
  }));
  // A cloud model is in nobody's memory.
  return jsonAnswer(200, { models: host.mode === 'cloud' ? [] : models });
}

/** `GET /api/version`. */
export function versionAnswer(host: Host): Answer {
  return jsonAnswer(200, { version: `${host.server}.0` });
}

/** `POST /api/show`: what is known of a model. Older clients call the model `name`. */
export function showAnswer(request: { bytes: Uint8Array; host: Host }): Answer {
  try {
    const { host } = request;
    const body = readBody(request.bytes, showBody);
    const { model, mode } = findModel({
      name: body.model || body.name,
      host,
      whenEmpty: new Refusal(400, 'model is required'),
      notFound: ({ sent, tagged }) => `model '${host.server === '0.33' ? tagged : sent}' not found`,
    });
    return jsonAnswer(200, mode === 'cloud' ? cloudDescription(model) : describeModel(model));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refusalAnswer(error, { stream: false });
  }
}

function daemonEntry(model: CatalogueModel): object {
  return {
    name: model.name,
    model: model.name,
    modified_at: model.modifiedAt,
    size: model.size,
    digest: model.digest,
    details: {
      ...modelDetails(model),
      context_length: model.contextLength,
      embedding_length: model.embeddingLength,
    },
    capabilities: model.capabilities,
  };
}

/** The service's list says nothing of what a model can do. */
function cloudEntry(model: CatalogueModel): object {
  const name = model.name.replace(/:latest$/, '');
  return {
    name,
    model: name,
    modified_at: model.modifiedAt,
    size: model.size,
    digest: model.digest.slice(0, 12),
    details: EMPTY_DETAILS,
  };
}

const EMPTY_DETAILS = {
  parent_model: '',
  format: '',
  family: '',
  families: null,
  parameter_size: '',
  quantization_level: '',
};

function cloudDescription(model: CatalogueModel): object {
  const { architecture } = model;
  return {
    details: {
      ...EMPTY_DETAILS,
      family: architecture,
      families: [architecture],
      parameter_size: model.parameterSize,
      quantization_level: model.quantization,
    },
    model_info: {
      'general.architecture': architecture,
      [`${architecture}.context_length`]: model.contextLength,
      [`${architecture}.embedding_length`]: model.embeddingLength,
    },
    capabilities: model.capabilities,
    modified_at: model.modifiedAt,
  };
}
