import { z } from 'zod';
import { reportSchema } from './extract-event.ts';
import { isJsonObject, type JsonObject } from './json-value.ts';
import { afterStop, ATTEMPT_STATES, hasSomething, type Run } from './run.ts';

const attemptSchema = z.object({
  state: z.enum(ATTEMPT_STATES),
  json: z.string(),
  problems: z.array(z.string()),
  text: z.string(),
  report: reportSchema.optional(),
});

const keptRunsSchema = z.array(
  z.object({
    id: z.number(),
    name: z.string(),
    schema: z.custom<JsonObject>(isJsonObject),
    attempts: z.tuple([attemptSchema], attemptSchema),
  }),
);

/** What is worth to be kept of the extractions. */
export function runsToKeep(runs: readonly Run[]): readonly Run[] {
  return runs.filter(hasSomething);
}

/**
 * The extractions as a reload finds them. What was being written then is not any more, so it counts as stopped; errors
 * are over, and would be alerts of something that nobody has done.
 *
 * @returns none for anything else, as another version of this app may have left it
 */
export function restoredRuns(kept: unknown): Run[] {
  const result = keptRunsSchema.safeParse(kept);
  if (!result.success) return [];
  return result.data.map(run => afterStop({ ...run, notice: undefined, isRestored: true }));
}
