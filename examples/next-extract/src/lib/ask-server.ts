import { errorNoticeSchema, type ErrorNotice } from './error-notice.ts';
import { extractEventSchema, type ExtractEvent } from './extract-event.ts';
import type { JsonObject } from './json-value.ts';
import { readNdjson } from './ndjson.ts';

interface Question {
  text: string;
  schema: JsonObject;
  isCareless: boolean;
}

const LOST: ErrorNotice = {
  title: 'The connection to this app’s server was lost.',
  advice: 'What arrived is kept, your text and schema too. Check that the server is running.',
};

const OFFLINE: ErrorNotice = {
  title: 'You are offline.',
  advice: 'What arrived is kept, your text and schema too. Try again when you are connected.',
};

/**
 * Asks this app's server for an object, and hands over what it tells.
 *
 * @returns what went wrong that the server could not tell: it was not reached, or it was lost on the way. A run that has
 *   ended by then has nothing to do with it. `undefined` when nothing did, or when it was aborted
 */
export async function askServer(
  question: Question,
  options: { signal: AbortSignal; onEvent: (event: ExtractEvent) => void },
): Promise<ErrorNotice | undefined> {
  const { signal, onEvent } = options;
  try {
    const response = await fetch('/api/extract', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(question),
      signal,
    });
    if (!response.ok || response.body === null) return await readRefusal(response);
    for await (const value of readNdjson(response.body)) onEvent(extractEventSchema.parse(value));
    return LOST;
  } catch {
    if (signal.aborted) return undefined;
    return navigator.onLine ? LOST : OFFLINE;
  }
}

async function readRefusal(response: Response): Promise<ErrorNotice> {
  const result = errorNoticeSchema.safeParse(await response.json().catch(() => undefined));
  return result.success ? result.data : { ...LOST, details: `Status ${response.status}` };
}
