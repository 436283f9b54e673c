import { UnsupportedFunctionalityError } from '@ai-sdk/provider';
import { isRecord } from '@ai-sdk/provider-utils';
import * as z from 'zod/v4/mini';
import {
  errorFromLine,
  incompletePull,
  malformedAnswer,
  type Exchange,
} from '../connection/api-error.js';
import type { Connection } from '../connection/connection.js';
import { describeIssue, describePath } from '../describe-issue.js';
import { withoutUndefined } from '../without-undefined.js';
import type { OllamaCatalogOptions } from './catalog-options.js';
import { number, text } from './host-facts.js';
import { readJsonLines } from './json-lines.js';

/** How far a daemon is with a model that it pulls. */
export interface OllamaPullProgress {
  /** What it does, in its own words: `pulling manifest`, `pulling 6a0746a1ec1a`, `success`. */
  status: string;
  /** The file that it loads; absent between files. */
  digest?: string;
  /** Bytes of that file. */
  total?: number;
  /** Bytes of it that have arrived; absent while there are none. */
  completed?: number;
}

const progressSchema = z.object({
  status: z.string(),
  digest: text,
  total: number,
  completed: number,
});

/** `POST /api/pull` of a daemon, line by line. The request is sent when the first line is asked for. */
export async function* pullModel(options: {
  connection: Connection;
  model: string;
  options: OllamaCatalogOptions;
}): AsyncGenerator<OllamaPullProgress, void, undefined> {
  const { connection, model } = options;
  const { abortSignal, headers } = options.options;
  if (connection.baseUrl().isOllamaCom) throw nothingToPull(model);
  const { response, exchange } = await connection.send({
    path: '/api/pull',
    body: { model, stream: true },
    headers,
    abortSignal,
  });
  for await (const line of readJsonLines({ response, exchange, abortSignal })) {
    const progress = toProgress(line, exchange);
    yield progress;
    if (progress.status === 'success') return;
  }
  throw incompletePull(exchange);
}

function toProgress(
  line: { value: unknown; text: string },
  exchange: Exchange,
): OllamaPullProgress {
  const { value, text: lineText } = line;
  if (isRecord(value) && value['error'] !== undefined && value['error'] !== null) {
    throw errorFromLine(exchange, value, lineText);
  }
  const { data, error } = z.safeParse(progressSchema, value);
  if (data === undefined) {
    const problem = `a line that tells no progress${describeMisfit(error?.issues[0])}`;
    throw malformedAnswer(exchange, { problem, text: lineText });
  }
  return withoutUndefined<OllamaPullProgress>({
    status: data.status,
    digest: data.digest ?? undefined,
    total: data.total ?? undefined,
    completed: data.completed ?? undefined,
  });
}

function describeMisfit(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined || issue.path.length === 0) return '';
  return `, with ${describePath(issue.path)} not valid (${describeIssue(issue)})`;
}

function nothingToPull(model: string): UnsupportedFunctionalityError {
  return new UnsupportedFunctionalityError({
    functionality: 'models.pull',
    message: `ollama.com keeps no models of one's own, so "${model}" cannot be pulled there: its models run without, and models.list names them. To pull a model onto a machine, set baseURL to the Ollama daemon there, such as "http://localhost:11434".`,
  });
}
