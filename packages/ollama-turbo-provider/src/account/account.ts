import { isRecord } from '@ai-sdk/provider-utils';
import * as z from 'zod/v4/mini';
import { malformedAnswer } from '../connection/api-error.js';
import type { Connection } from '../connection/connection.js';
import { requestJson } from '../connection/json-answer.js';
import type { HeaderRecord } from '../connection/request-headers.js';
import { parseFunctionOptions } from '../options/function-options.js';
import { withoutUndefined } from '../without-undefined.js';
import { textOf } from './value-of.js';

/** Options of `ollama.account`. */
export interface OllamaAccountOptions {
  abortSignal?: AbortSignal;
  /** Headers of this request; they win over those of the settings. */
  headers?: HeaderRecord;
}

/** An account of ollama.com. What the host does not say is left out. */
export interface OllamaAccount {
  id?: string;
  email?: string;
  /** The user name, as in `ollama.com/<name>`. */
  name?: string;
  /** As the host calls it: `free`, `pro`, … */
  plan?: string;
  firstName?: string;
  lastName?: string;
  bio?: string;
  /** As the host gives it; a path is one of https://ollama.com. */
  avatarUrl?: string;
  /** The host's answer, with all that is not listed here. */
  raw: Record<string, unknown>;
}

const optionsSchema = z.strictObject({
  // The connection checks these two.
  abortSignal: z.optional(z.custom<AbortSignal>()),
  headers: z.optional(z.custom<HeaderRecord>()),
});

const answerSchema = z.looseObject({});

/** `ollama.account` of one host. */
export async function readAccount(options: {
  connection: Connection;
  options: unknown;
}): Promise<OllamaAccount> {
  const { abortSignal, headers } = parseFunctionOptions({
    schema: optionsSchema,
    value: options.options,
    name: 'account',
  });
  const { value: raw, exchange } = await requestJson({
    connection: options.connection,
    // ollama.com wants a Content-Length, which a request without body need not have.
    request: { path: '/api/me', body: {}, abortSignal, headers },
    schema: answerSchema,
  });
  const account = toAccount(raw);
  if (account.id ?? account.name ?? account.email) return account;
  const problem = 'JSON with neither an id nor a name nor an email';
  throw malformedAnswer(exchange, { problem, text: JSON.stringify(raw) });
}

/** A daemon writes the names in lower case, ollama.com with capitals; Go, for which they are meant, takes either. */
function toAccount(raw: Record<string, unknown>): OllamaAccount {
  const fields = new Map(Object.entries(raw).map(([name, value]) => [name.toLowerCase(), value]));
  const read = (name: string) => readText(fields.get(name));
  return withoutUndefined({
    id: read('id'),
    email: read('email'),
    name: read('name'),
    plan: read('plan'),
    firstName: read('firstname'),
    lastName: read('lastname'),
    bio: read('bio'),
    avatarUrl: read('avatarurl'),
    raw,
  });
}

/** Go's databases give a text that may be missing as `{"String":"…","Valid":true}`. */
function readText(value: unknown): string | undefined {
  return textOf(isRecord(value) ? value['String'] : value);
}
