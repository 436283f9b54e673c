import * as z from 'zod/v4/mini';
import { withoutUndefined } from '../without-undefined.js';
import type { OllamaEmbeddingModelMetadata } from './embedding-model.js';

/** The answer of `POST /api/embed`, with whatever else the host says. */
export type EmbeddingAnswer = Record<string, unknown> & { embeddings: number[][] };

/**
 * The schema of an answer to so many values. Of the answer only the vectors have to be right: a list of another length
 * would give values the vectors of others.
 */
export function embeddingAnswerSchema(wanted: number): z.ZodMiniType<EmbeddingAnswer> {
  // Checked by hand: a schema of number[][] takes many times as long for millions of numbers, and copies them.
  const schema = z.looseObject({}).check(({ value, issues }) => {
    const problem = findProblem(value['embeddings'], wanted);
    if (problem === undefined) return;
    const { path, message } = problem;
    issues.push({ code: 'custom', input: value, path: ['embeddings', ...path], message });
  });
  return schema as unknown as z.ZodMiniType<EmbeddingAnswer>;
}

interface Problem {
  path: number[];
  message: string;
}

function findProblem(embeddings: unknown, wanted: number): Problem | undefined {
  if (!Array.isArray(embeddings)) return { path: [], message: 'expected a list' };
  if (embeddings.length !== wanted) {
    const message = `expected ${wanted} vectors, one for each value, not ${embeddings.length}`;
    return { path: [], message };
  }
  const [first]: unknown[] = embeddings;
  const length = Array.isArray(first) ? first.length : 0;
  for (const [index, vector] of embeddings.entries()) {
    const problem = findVectorProblem(vector, length);
    if (problem) return { ...problem, path: [index, ...problem.path] };
  }
  return undefined;
}

/** Vectors of one model are of one length: others cannot be compared. */
function findVectorProblem(vector: unknown, length: number): Problem | undefined {
  if (!Array.isArray(vector)) return { path: [], message: 'expected a list of numbers' };
  if (vector.length === 0) return { path: [], message: 'expected at least one number' };
  if (vector.length !== length) {
    const message = `expected ${length} numbers, as in the first vector, not ${vector.length}`;
    return { path: [], message };
  }
  const wrong = vector.findIndex(value => !Number.isFinite(value));
  return wrong === -1 ? undefined : { path: [wrong], message: 'expected a number' };
}

/** Undefined where the host did not count: unknown is not 0. */
export function toUsage(answer: EmbeddingAnswer): { tokens: number } | undefined {
  const tokens = count(answer['prompt_eval_count']);
  return tokens === undefined ? undefined : { tokens };
}

/** Undefined where the host measured nothing. */
export function toMetadata(answer: EmbeddingAnswer): OllamaEmbeddingModelMetadata | undefined {
  const metadata = withoutUndefined({
    totalDuration: count(answer['total_duration']),
    loadDuration: count(answer['load_duration']),
  });
  return Object.keys(metadata).length > 0 ? metadata : undefined;
}

/** A detail of an unexpected type counts as absent: it must not cost the answer. */
function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
