import { isRecord } from '@ai-sdk/provider-utils';
import { withoutUndefined } from '../without-undefined.js';
import { numberOf, textOf } from './value-of.js';

/** How much of a limit is used. */
export interface OllamaUsageLimit {
  /** 0 to 1, where 1 is all of it. */
  usage: number;
  /** Which models used it, where the host says so. */
  models?: { name: string; requestCount?: number }[];
  /** When it begins anew, in ISO 8601, where the host says so. */
  resetsAt?: string;
}

/** The limits of an account. Plans have different ones. */
export interface OllamaUsageLimits {
  /** The last hours: five, as of 2026. */
  session?: OllamaUsageLimit;
  hourly?: OllamaUsageLimit;
  weekly?: OllamaUsageLimit;
  monthly?: OllamaUsageLimit;
}

/**
 * Reads the `limits` of `/api/usage` as it was until September 2026: `{"session":{"usage":0.1,"models":[…]}}`. A limit
 * without a number does not exist for the account (fgrehm/pi-ollama-cloud#42, #53).
 */
export function readLimits(limits: Record<string, unknown>): OllamaUsageLimits {
  return withoutUndefined({
    session: readLimit(limits['session']),
    hourly: readLimit(limits['hourly']),
    weekly: readLimit(limits['weekly']),
    monthly: readLimit(limits['monthly']),
  });
}

function readLimit(limit: unknown): OllamaUsageLimit | undefined {
  if (!isRecord(limit)) return undefined;
  const usage = numberOf(limit['usage']);
  if (usage === undefined) return undefined;
  const resetsAt = textOf(limit['resets_at']);
  return withoutUndefined({ usage, models: readModels(limit['models']), resetsAt });
}

/** A list of models with their names, or (can1357/oh-my-pi#11739) an object with the names as keys. */
function readModels(models: unknown): OllamaUsageLimit['models'] {
  if (Array.isArray(models)) {
    return models.flatMap((model: unknown) => {
      const name = isRecord(model) ? textOf(model['name']) : undefined;
      return name === undefined ? [] : toModel(name, model);
    });
  }
  if (!isRecord(models)) return undefined;
  return Object.entries(models).map(([name, model]) => toModel(name, model));
}

function toModel(name: string, model: unknown): { name: string; requestCount?: number } {
  const requestCount = isRecord(model) ? numberOf(model['request_count']) : undefined;
  return withoutUndefined({ name, requestCount });
}
