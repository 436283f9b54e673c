import { z } from 'zod';

/** What a reader can do about a notice. Where keys are made and plans are chosen is `LINKS`. */
export const NOTICE_ACTIONS = [
  'retry',
  'choose-model',
  'get-key',
  'open-keys',
  'upgrade',
  'see-plans',
  'new-chat',
  'refresh-models',
  'choose-file',
] as const;

export type NoticeAction = (typeof NOTICE_ACTIONS)[number];

/** The only pages elsewhere that notices lead to; none is ever taken from the text of a host. */
export const LINKS = {
  'get-key': 'https://ollama.com/settings/keys',
  'open-keys': 'https://ollama.com/settings/keys',
  upgrade: 'https://ollama.com/upgrade',
  'see-plans': 'https://ollama.com/upgrade',
} as const satisfies Partial<Record<NoticeAction, string>>;

export const noticeSchema = z.object({
  /** What happened, as one sentence. */
  title: z.string(),
  /** What it means and what to do. */
  text: z.string(),
  /** Two at most, the most helpful first. */
  actions: z.array(z.enum(NOTICE_ACTIONS)),
  /** For whoever wants to know more; without keys and names of accounts. */
  details: z
    .object({
      status: z.number().optional(),
      host: z.string().optional(),
      /** `error.data.reason` of the provider. */
      reason: z.string().optional(),
      /** What the host says, 500 characters at most. */
      text: z.string().optional(),
    })
    .optional(),
});

/**
 * Something that went wrong, in words. It is the body of every answer of the server that is not 2xx, the text of `error`
 * chunks in a stream, and stands in the metadata of a failed message.
 */
export type Notice = z.infer<typeof noticeSchema>;

/** Reads a notice from the message of an error of `useChat`, or the body of a response; undefined when it is none. */
export function parseNotice(text: string): Notice | undefined {
  try {
    return noticeSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
