import { APICallError } from '@ai-sdk/provider';
import type * as z from 'zod/v4/mini';
import type { Connection, HostRequest } from '../connection/connection.js';
import { readErrorText } from '../connection/error-text.js';
import { requestJson, type JsonAnswer } from '../connection/json-answer.js';
import { saysUnknownPath } from '../connection/unknown-path.js';

/**
 * Asks the web search or the web fetch of a host.
 *
 * ollama.com has them at `/api/web_search` and `/api/web_fetch`, a daemon at `/api/experimental/…`. Another host may be a
 * daemon or stand for ollama.com, a proxy for one, and its address does not tell: it is asked as a daemon, as most such
 * hosts are one, and where it has no such path as ollama.com. A daemon before these paths answers 404 to both
 * (openclaw/openclaw#69132).
 *
 * @throws what `requestJson` throws
 */
export async function requestWeb<Schema extends z.core.$ZodType>(options: {
  connection: Connection;
  endpoint: 'web_search' | 'web_fetch';
  request: Omit<HostRequest, 'path'>;
  schema: Schema;
}): Promise<JsonAnswer<z.output<Schema>>> {
  const { connection, endpoint, request, schema } = options;
  const ask = async (folder: string) =>
    requestJson({ connection, request: { ...request, path: `${folder}/${endpoint}` }, schema });
  if (connection.baseUrl().isOllamaCom) return ask('/api');
  try {
    return await ask('/api/experimental');
  } catch (error) {
    if (!isMissing(error)) throw error;
    return ask('/api').catch((second: unknown) => {
      throw isMissing(second) ? error : second;
    });
  }
}

/** Whether a host has no such path. A 404 may also be the endpoint's own answer, of a page that it could not fetch. */
function isMissing(error: unknown): boolean {
  if (!APICallError.isInstance(error)) return false;
  const { statusCode, responseBody = '' } = error;
  return statusCode === 405 || (statusCode === 404 && !isOwnWord(responseBody));
}

/** Errors of endpoints are JSON with a text of their own. */
function isOwnWord(body: string): boolean {
  const { text } = readErrorText(body);
  const isJson = body.trimStart().startsWith('{') && text !== body.trim();
  return isJson && !saysUnknownPath(text);
}
