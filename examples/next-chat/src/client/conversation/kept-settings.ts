import { z } from 'zod';
import { modelRefSchema, THINKING_SETTINGS } from '../../shared/api.ts';
import type { AnswerSettings } from './chat-request.ts';
import { readKept, writeKept } from '../page/kept.ts';

const KEY = 'next-chat-settings';

const schema = z
  .object({
    modelRef: modelRefSchema,
    thinking: z.enum(THINKING_SETTINGS),
    webSearch: z.boolean(),
  })
  .partial();

/** What was chosen last in this browser; a new conversation begins with it. */
export function keptSettings(): Partial<AnswerSettings> {
  try {
    return schema.parse(JSON.parse(readKept(localStorage, KEY) ?? '{}'));
  } catch {
    return {};
  }
}

export function keepSettings(settings: Partial<AnswerSettings>): void {
  writeKept(localStorage, KEY, JSON.stringify(settings));
}
