import { z } from 'zod';
import { errorNoticeSchema } from './error-notice.ts';

export const reportSchema = z.object({
  outputTokens: z.number().optional(),
  tokensPerSecond: z.number().optional(),
  seconds: z.number().optional(),
  /** What the provider did to make an object of the answer, in sentences. */
  remarks: z.array(z.string()),
});

/** What an attempt took. Unknown numbers are left out. */
export type Report = z.infer<typeof reportSchema>;

/** Up to two attempts follow each other: when the first does not fit, the model is asked once more. */
export const extractEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('thinking') }),
  /** The object of the current attempt has grown; see `growing-json.ts`. */
  z.object({ type: z.literal('change'), keep: z.number(), text: z.string() }),
  /** The current attempt has ended with an object that fits the schema. */
  z.object({ type: z.literal('fit'), report: reportSchema }),
  /** The current attempt has ended with something that does not fit. */
  z.object({
    type: z.literal('misfit'),
    problems: z.array(z.string()),
    /** The answer as the model wrote it. */
    text: z.string(),
    report: reportSchema,
  }),
  z.object({ type: z.literal('failure'), notice: errorNoticeSchema }),
]);

/** A line of what the server sends while it extracts. */
export type ExtractEvent = z.infer<typeof extractEventSchema>;
