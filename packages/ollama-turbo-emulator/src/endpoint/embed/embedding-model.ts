import { countTokens, firstTokens } from '../../answer/tokens.js';
import type { Host } from '../../host.js';
import { Refusal } from '../../refusal.js';
import { findModel, type RequestedModel } from '../../request/accept-request.js';
import { readOptions, type GenerationOptions } from '../../request/options.js';
import { textVector } from './text-vector.js';

/** What 0.33's engine says of a model that it did not start for embeddings. */
const NOT_FOR_EMBEDDINGS = JSON.stringify({
  error: {
    code: 501,
    message: 'This server does not support embeddings. Start it with `--embeddings`',
    type: 'not_supported_error',
  },
});

const TOO_LONG = 'the input length exceeds the context length';

/** Tokens that begin and end every text. */
const FRAME_TOKENS = 2;

/** A model that makes embeddings, as a request found it. */
export interface EmbeddingModel extends RequestedModel {
  host: Host;
  options: GenerationOptions;
}

/** Finds the model and has it loaded; throws a {@link Refusal}. */
export function loadEmbeddingModel(request: {
  name: string;
  options: Readonly<Record<string, unknown>>;
  keepAlive: number | undefined;
  whenEmpty: Refusal;
  host: Host;
}): EmbeddingModel {
  const { host, whenEmpty } = request;
  const requested = findModel({
    name: request.name,
    host,
    whenEmpty,
    notFound: ({ sent }) => `model "${sent}" not found, try pulling it first`,
  });
  const { model } = requested;
  const options = readOptions({
    options: request.options,
    contextLength: model.contextLength,
    hasVision: model.capabilities.includes('vision'),
    server: host.server,
  });
  const { contextLength } = options;
  if (requested.mode === 'daemon') {
    host.loaded.use({ model, contextLength, keepAlive: request.keepAlive });
  }
  return { ...requested, host, options };
}

/**
 * The vector of a text and how many tokens the text has. Throws a {@link Refusal} of the engine: 0.25 makes embeddings
 * with any model, 0.33 only with those that are for it.
 */
export function embed(
  { model, mode, host, options }: EmbeddingModel,
  input: { text: string; truncate: boolean },
): { vector: number[]; tokens: number } {
  const takesAny = mode === 'daemon' && host.server === '0.25';
  if (!takesAny && !model.capabilities.includes('embedding')) {
    throw new Refusal(501, NOT_FOR_EMBEDDINGS);
  }
  const { contextLength } = options;
  const tokens = countTokens(input.text) + FRAME_TOKENS;
  if (tokens > contextLength && !input.truncate) throw new Refusal(400, TOO_LONG);
  const isCut = tokens > contextLength;
  const text = isCut ? firstTokens(input.text, contextLength - FRAME_TOKENS) : input.text;
  const vector = textVector({ text, model: model.digest, length: model.embeddingLength });
  return { vector, tokens: isCut ? contextLength : tokens };
}
