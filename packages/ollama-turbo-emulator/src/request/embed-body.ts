import { goDuration } from './go-duration.js';
import { goAny, goBoolean, goInteger, goMap, goPointer, goString, goStruct } from './go-type.js';

/** The body of `POST /api/embed`. */
export interface EmbedBody {
  model: string;
  /** A text, a list of texts or null. */
  input: unknown;
  /** Seconds. */
  keep_alive: number | undefined;
  truncate: boolean | undefined;
  dimensions: number;
  options: Readonly<Record<string, unknown>>;
}

/** The body of the older `POST /api/embeddings`. */
export interface LegacyEmbedBody {
  model: string;
  prompt: string;
  /** Seconds. */
  keep_alive: number | undefined;
  options: Readonly<Record<string, unknown>>;
}

export const embedBody = goStruct<EmbedBody>('api.EmbedRequest', {
  model: goString,
  input: goAny,
  keep_alive: goPointer(goDuration),
  truncate: goPointer(goBoolean),
  dimensions: goInteger,
  options: goMap,
});

export const legacyEmbedBody = goStruct<LegacyEmbedBody>('api.EmbeddingRequest', {
  model: goString,
  prompt: goString,
  keep_alive: goPointer(goDuration),
  options: goMap,
});
