import { APICallError } from '@ai-sdk/provider';
import { isRecord } from '@ai-sdk/provider-utils';
import * as z from 'zod/v4/mini';
import type { Connection, HostRequest } from '../connection/connection.js';
import { describeProblem } from '../connection/describe-problem.js';
import type { OllamaErrorReason } from '../connection/error-reason.js';
import { requestJson } from '../connection/json-answer.js';
import type { HeaderRecord } from '../connection/request-headers.js';
import { parseFunctionOptions } from '../options/function-options.js';
import { withoutUndefined } from '../without-undefined.js';
import { readBalance, type OllamaBalance } from './balance.js';
import { readLimits, type OllamaUsageLimits } from './limits.js';
import { numberOf, textOf } from './value-of.js';

/** Options of `ollama.usage`. */
export interface OllamaUsageOptions {
  /** What `totals` are of. Default: the host's, seven days. */
  range?: '24h' | '7d' | '30d';
  abortSignal?: AbortSignal;
  /** Headers of these requests; they win over those of the settings. */
  headers?: HeaderRecord;
}

/** What was used in a time. What the host does not say is left out; for older plans it counts requests alone. */
export interface OllamaUsageTotals {
  /** When it begins and ends, in ISO 8601. */
  from?: string;
  until?: string;
  requestCount?: number;
  /** In US dollars. */
  cost?: number;
  inputTokens?: number;
  /** Part of `inputTokens`. */
  cachedInputTokens?: number;
  outputTokens?: number;
}

/** What an account has used. What the host does not say is left out. */
export interface OllamaUsage {
  /** How much of each limit is used; one that is missing does not exist, or the host says nothing of it. */
  limits: OllamaUsageLimits;
  totals?: OllamaUsageTotals;
  balance?: OllamaBalance;
  /** Why `limits` and `balance` are missing, where the second request for them failed. */
  problem?: { message: string; reason?: OllamaErrorReason };
  /** The answers of `/api/usage` and, where that was asked, `/api/balance`. */
  raw: { usage: Record<string, unknown>; balance?: Record<string, unknown> };
}

const optionsSchema = z.strictObject({
  range: z.optional(z.enum(['24h', '7d', '30d'])),
  // The connection checks these two.
  abortSignal: z.optional(z.custom<AbortSignal>()),
  headers: z.optional(z.custom<HeaderRecord>()),
});

/** ollama.com has changed what is in it several times: a field of another type counts as absent. */
const answerSchema = z.looseObject({});

type Answer = z.output<typeof answerSchema>;

/**
 * `ollama.usage` of one host. `/api/usage` told the limits until September 2026; since then it tells what was used in a
 * time, and `/api/balance` the rest.
 */
export async function readUsage(options: {
  connection: Connection;
  options: unknown;
}): Promise<OllamaUsage | undefined> {
  const { range, ...call } = parseFunctionOptions({
    schema: optionsSchema,
    value: options.options,
    name: 'usage',
  });
  const { connection } = options;
  const path = range === undefined ? '/api/usage' : `/api/usage?range=${range}`;
  const usage = await find({ connection, request: { ...call, path } });
  if (usage === undefined) return undefined;
  const totals = readTotals(usage);
  if (isRecord(usage['limits'])) {
    return withoutUndefined({ limits: readLimits(usage['limits']), totals, raw: { usage } });
  }
  const { answer, problem } = await findBalance({ connection, call });
  if (answer === undefined)
    return withoutUndefined({ limits: {}, totals, problem, raw: { usage } });
  const { limits, balance } = readBalance(answer);
  return withoutUndefined({ limits, totals, balance, raw: { usage, balance: answer } });
}

/** A balance that cannot be had must not cost what is known already. */
async function findBalance(options: {
  connection: Connection;
  call: Omit<HostRequest, 'path'>;
}): Promise<{ answer?: Answer; problem?: OllamaUsage['problem'] }> {
  const { connection, call } = options;
  try {
    return { answer: await find({ connection, request: { ...call, path: '/api/balance' } }) };
  } catch (error) {
    call.abortSignal?.throwIfAborted();
    if (!APICallError.isInstance(error)) throw error;
    return { problem: describeProblem(error) };
  }
}

/** The answer to a GET; undefined where the host has no such path, or has it for something else. */
async function find(options: {
  connection: Connection;
  request: HostRequest;
}): Promise<Answer | undefined> {
  const { connection, request } = options;
  try {
    const { value } = await requestJson({
      connection,
      request: { ...request, method: 'GET' },
      schema: answerSchema,
    });
    return value;
  } catch (error) {
    if (APICallError.isInstance(error) && isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing({ statusCode }: APICallError): boolean {
  return statusCode === 404 || statusCode === 405;
}

function readTotals(usage: Answer): OllamaUsageTotals | undefined {
  const { totals } = usage;
  if (!isRecord(totals)) return undefined;
  return withoutUndefined({
    from: textOf(usage['from']),
    until: textOf(usage['until']),
    requestCount: numberOf(totals['request_count']),
    cost: numberOf(totals['usage_usd']),
    inputTokens: numberOf(totals['input_tokens']),
    cachedInputTokens: numberOf(totals['cached_input_tokens']),
    outputTokens: numberOf(totals['output_tokens']),
  });
}
