import { z } from 'zod';
import type { JsonObject } from './json-value.ts';
import { checkText } from './limits.ts';
import { checkSchema } from './read-schema.ts';

/** More than any text and schema that the page lets through. */
const MOST_BYTES = 2_000_000;

const requestSchema = z.object({
  text: z.string(),
  schema: z.unknown(),
  isCareless: z.boolean().default(false),
});

/** What a browser wants extracted. */
export interface ExtractRequest {
  text: string;
  schema: JsonObject;
  /** Whether the emulator is to be careless. */
  isCareless: boolean;
}

/** The request, or why it is refused. Checked again: it need not come from the page. */
export type RequestReading = { request: ExtractRequest } | { problem: string };

export async function readRequest(request: Request): Promise<RequestReading> {
  const body = await readJson(request);
  const result = requestSchema.safeParse(body);
  if (!result.success) return { problem: 'The page sent a request that its server cannot read.' };
  const { text, schema, isCareless } = result.data;
  const problem = checkText(text);
  if (problem !== undefined) return { problem };
  const reading = checkSchema(schema);
  if ('problems' in reading) return { problem: reading.problems.join(' ') };
  return { request: { text, schema: reading.schema, isCareless } };
}

/** `undefined` for what is no JSON, and for what is too long to be read at all. */
async function readJson({ body }: Request): Promise<unknown> {
  if (body === null) return undefined;
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
