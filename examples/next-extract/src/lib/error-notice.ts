import { z } from 'zod';

export const errorNoticeSchema = z.object({
  /** What happened. */
  title: z.string(),
  /** What to do. */
  advice: z.string(),
  /** Where that is done, at ollama.com. */
  link: z.object({ label: z.string(), href: z.string() }).optional(),
  /** What the host or the provider says, for whoever runs this app. */
  details: z.string().optional(),
});

/** An error in words. */
export type ErrorNotice = z.infer<typeof errorNoticeSchema>;
