import type { Answer } from '../../answer/answer.js';
import { jsonAnswer } from '../../answer/framing.js';
import type { Host } from '../../host.js';

const DAY = 86_400_000;

/** How much of its share each limit says that the account has used. */
const USED = { session: 0.046, weekly: 0.051, monthly: 0.062 };

/**
 * `GET /api/usage`: how much of its limits the account has used, from 0 to 1, in the two forms that were observed: until
 * September 2026 it named a session and a week, since then a month. The service's documents describe a third one.
 */
export function usageAnswer(host: Host): Answer {
  const names =
    host.usage === 'monthly' ? (['monthly'] as const) : (['session', 'weekly'] as const);
  const models = host.models
    .list()
    .slice(0, 1)
    .map(({ name }) => ({ name: name.replace(/:latest$/, ''), request_count: 12 }));
  const limits = names.map(name => [name, { usage: USED[name], models }]);
  const now = Date.now();
  return jsonAnswer(200, {
    activity: {
      cost: '0.00000',
      period: {
        type: 'last_4_weeks',
        starting_at: new Date(now - 28 * DAY).toISOString(),
        ending_at: new Date(now).toISOString(),
      },
      models: [],
    },
    limits: Object.fromEntries(limits),
  });
}
