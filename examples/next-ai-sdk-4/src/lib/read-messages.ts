import type { UIMessage } from 'ai';
import { z } from 'zod';

const reasoningSchema = z.object({
  type: z.literal('reasoning'),
  reasoning: z.string(),
  details: z.array(
    z.union([
      z.object({
        type: z.literal('text'),
        text: z.string(),
        signature: z.string().optional(),
      }),
      z.object({ type: z.literal('redacted'), data: z.string() }),
    ]),
  ),
});

const toolInvocationSchema = z.object({
  type: z.literal('tool-invocation'),
  toolInvocation: z.object({
    // Calls without a result are left out: the reader stopped before they had one, and AI SDK 4 refuses them.
    state: z.literal('result'),
    step: z.number().optional(),
    toolCallId: z.string(),
    toolName: z.string(),
    args: z.unknown(),
    result: z.unknown(),
  }),
});

const textSchema = z.object({ type: z.literal('text'), text: z.string() });

const partSchema = z.union([textSchema, reasoningSchema, toolInvocationSchema]);

const requestSchema = z.object({
  messages: z
    .array(z.object({ role: z.enum(['user', 'assistant']), parts: z.array(z.unknown()) }))
    .min(1),
});

/**
 * Reads the conversation from the body that `useChat` sends; undefined when it is none.
 *
 * It comes from a browser, so it is checked: nobody may add instructions of the system, and what cannot be sent to a
 * model (an answer that was stopped before its first word, a call without a result) is left out.
 */
export function readMessages(body: unknown): Omit<UIMessage, 'id'>[] | undefined {
  const request = requestSchema.safeParse(body);
  if (!request.success) return undefined;
  const messages = request.data.messages
    .map(({ role, parts }) => ({ role, content: '', parts: parts.flatMap(readPart) }))
    .filter(({ parts }) => parts.length > 0);
  return messages.length > 0 ? messages : undefined;
}

function readPart(value: unknown): UIMessage['parts'] {
  const part = partSchema.safeParse(value);
  return part.success ? [part.data as UIMessage['parts'][number]] : [];
}
