import { z } from 'zod';

/** An error in words. It travels as JSON in the one text that `useChat` has for an error. */
export type ErrorNotice = z.infer<typeof errorNoticeSchema>;

const errorNoticeSchema = z.object({
  /** What happened. */
  title: z.string(),
  /** What to do. */
  advice: z.string(),
  /** What the host or the provider says, for whoever runs this app. */
  details: z.string().optional(),
});

/** Reads the notice from an error of `useChat`; any other error means that this app's own server did not answer. */
export function readErrorNotice(error: Error): ErrorNotice {
  const result = errorNoticeSchema.safeParse(parseJson(error.message));
  if (result.success) return result.data;
  return {
    title: 'The connection to this app’s server was lost.',
    advice: 'Your question is kept. Check that you are online and the server is running.',
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
