import * as z from 'zod/v4/mini';
import { describeIssue, describePath } from '../describe-issue.js';
import { errorFromRead, isPassedOn, malformedAnswer, type Exchange } from './api-error.js';
import type { Connection, HostRequest } from './connection.js';
import { readText } from './read-text.js';

/** The largest answer that is read, in bytes: far more than any list of models or batch of embeddings takes. */
const MAX_ANSWER_SIZE = 256 * 1024 * 1024;

/** An answer in JSON, and what is known of its request and its headers. */
export interface JsonAnswer<Value> {
  value: Value;
  exchange: Exchange;
}

/**
 * Sends a request whose answer is one JSON value, and checks that it is what was expected.
 *
 * @param options.schema of what is read of the answer: lenient, as hosts add and leave out details
 * @throws APICallError as `connection.send`, and for an answer of another shape, with the path of what was wrong
 * @throws what `connection.send` throws
 */
export async function requestJson<Schema extends z.core.$ZodType>(options: {
  connection: Connection;
  request: HostRequest;
  schema: Schema;
}): Promise<JsonAnswer<z.output<Schema>>> {
  const { connection, request, schema } = options;
  const { response, exchange } = await connection.send(request);
  const text = await readAnswer({ response, exchange, abortSignal: request.abortSignal });
  const parsed = parseJson(text);
  if (parsed === undefined) {
    const problem = text.trim() === '' ? 'an empty body' : 'a text that is not JSON';
    throw malformedAnswer(exchange, { problem, text });
  }
  const result = z.safeParse(schema, parsed.value);
  if (result.success) return { value: result.data, exchange };
  throw malformedAnswer(exchange, { problem: describeMisfit(result.error), text });
}

async function readAnswer(options: {
  response: Response;
  exchange: Exchange;
  abortSignal: AbortSignal | undefined;
}): Promise<string> {
  const { response, exchange, abortSignal } = options;
  let text: string | undefined;
  try {
    text = await readText({ response, abortSignal, maxSize: MAX_ANSWER_SIZE });
  } catch (cause) {
    abortSignal?.throwIfAborted();
    if (isPassedOn(cause)) throw cause;
    throw errorFromRead(exchange, cause);
  }
  if (text !== undefined) return text;
  const problem = `an answer of more than ${MAX_ANSWER_SIZE / 1024 / 1024} MB`;
  throw malformedAnswer(exchange, { problem, text: '' });
}

function describeMisfit(error: z.core.$ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'JSON of another shape';
  const place = describePath(issue.path) || 'the value';
  return `JSON in which ${place} is not valid (${describeIssue(issue)})`;
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
