import { isRecord } from '@ai-sdk/provider-utils';
import { withoutUndefined } from '../without-undefined.js';
import type { OllamaUsageLimit, OllamaUsageLimits } from './limits.js';
import { numberOf, textOf } from './value-of.js';

/** What is left of an account's credits, in US dollars. What the host does not say is left out. */
export interface OllamaBalance {
  /** Left of what the plan includes in this month. */
  included?: number;
  /** What the plan includes in a month. */
  allowance?: number;
  /** Left of what was bought besides. */
  purchased?: number;
}

/**
 * Reads `/api/balance`, which says what is left rather than what is used: credits of a month, or on older plans percents
 * of a session and a week.
 *
 * Source: https://docs.ollama.com/api/balance
 */
export function readBalance(answer: Record<string, unknown>): {
  limits: OllamaUsageLimits;
  balance: OllamaBalance | undefined;
} {
  const included = recordOf(answer['included']);
  const balance: OllamaBalance = withoutUndefined({
    included: numberOf(included['balance_usd']),
    allowance: numberOf(included['allowance_usd']),
    purchased: numberOf(recordOf(answer['purchased'])['balance_usd']),
  });
  const limits = withoutUndefined({
    session: readPercent(included['session']),
    weekly: readPercent(included['weekly']),
    monthly: readCredits(balance, included['period']),
  });
  return { limits, balance: Object.keys(balance).length === 0 ? undefined : balance };
}

function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function readPercent(limit: unknown): OllamaUsageLimit | undefined {
  const remaining = isRecord(limit) ? numberOf(limit['remaining_percent']) : undefined;
  if (!isRecord(limit) || remaining === undefined) return undefined;
  return withoutUndefined({ usage: (100 - remaining) / 100, resetsAt: textOf(limit['resets_at']) });
}

function readCredits(balance: OllamaBalance, period: unknown): OllamaUsageLimit | undefined {
  const { included, allowance } = balance;
  if (included === undefined || allowance === undefined || allowance <= 0) return undefined;
  const resetsAt = isRecord(period) ? textOf(period['until']) : undefined;
  return withoutUndefined({ usage: (allowance - included) / allowance, resetsAt });
}
