import {
  InvalidArgumentError,
  InvalidPromptError,
  type LanguageModelV4CallOptions,
} from '@ai-sdk/provider';
import { isRecord } from '@ai-sdk/provider-utils';
import * as z from 'zod/v4/mini';
import { describeIssue, describePath } from '../../describe-issue.js';

/*
 * The shape of the call options, as far as this provider reads them. The AI SDK checks much of it, but not all: what
 * tools return and what `toModelOutput` makes of it, for example, arrives here as it is.
 */

const text = z.string();
const optionalNumber = z.optional(z.number());

const bytes = z.custom<Uint8Array>(
  value => Object.prototype.toString.call(value) === '[object Uint8Array]',
  { error: 'expected a base64 text or a Uint8Array' },
);
const url = z.custom<URL>(value => value instanceof Object && 'href' in value, {
  error: 'expected a URL',
});

const fileData = z.discriminatedUnion(
  'type',
  [
    z.object({
      type: z.literal('data'),
      data: z.union([text, bytes], { error: 'expected a base64 text or a Uint8Array' }),
    }),
    z.object({ type: z.literal('url'), url: z.union([text, url], { error: 'expected a URL' }) }),
    z.object({ type: z.literal('reference') }),
    z.object({ type: z.literal('text'), text }),
  ],
  { error: 'expected an object with the type "data", "url", "reference" or "text"' },
);

const textPart = z.object({ type: z.literal('text'), text });
const filePart = z.object({
  type: z.literal('file'),
  data: fileData,
  mediaType: text,
  filename: z.optional(text),
});

const toolResultOutput = z.discriminatedUnion(
  'type',
  [
    z.object({ type: z.enum(['text', 'error-text']), value: text }),
    z.object({ type: z.enum(['json', 'error-json']), value: z.unknown() }),
    z.object({ type: z.literal('execution-denied'), reason: z.optional(text) }),
    z.object({
      type: z.literal('content'),
      value: z.array(
        z.discriminatedUnion(
          'type',
          [textPart, filePart, z.object({ type: z.literal('custom') })],
          { error: 'expected a part of the type "text", "file" or "custom"' },
        ),
      ),
    }),
  ],
  {
    error:
      'expected an output of the type "text", "json", "error-text", "error-json", "execution-denied" or "content"',
  },
);

const toolCallPart = z.object({ type: z.literal('tool-call'), toolCallId: text, toolName: text });
const toolResultPart = z.object({
  type: z.literal('tool-result'),
  toolCallId: text,
  toolName: text,
  output: toolResultOutput,
});

const unknownPart = { error: 'expected a part of a type that this role may have' };

const message = z.discriminatedUnion(
  'role',
  [
    z.object({ role: z.literal('system'), content: text }),
    z.object({
      role: z.literal('user'),
      content: z.array(z.discriminatedUnion('type', [textPart, filePart], unknownPart)),
    }),
    z.object({
      role: z.literal('assistant'),
      content: z.array(
        z.discriminatedUnion(
          'type',
          [
            textPart,
            filePart,
            z.object({ type: z.literal('reasoning'), text }),
            z.object({ type: z.enum(['reasoning-file', 'custom']) }),
            toolCallPart,
            toolResultPart,
          ],
          unknownPart,
        ),
      ),
    }),
    z.object({
      role: z.literal('tool'),
      content: z.array(
        z.discriminatedUnion(
          'type',
          [toolResultPart, z.object({ type: z.literal('tool-approval-response') })],
          unknownPart,
        ),
      ),
    }),
  ],
  { error: 'expected a message with the role "system", "user", "assistant" or "tool"' },
);

const tool = z.discriminatedUnion(
  'type',
  [
    z.object({ type: z.literal('function'), name: text, description: z.optional(text) }),
    z.object({ type: z.literal('provider'), id: text }),
  ],
  { error: 'expected a tool of the type "function" or "provider"' },
);

const toolChoice = z.discriminatedUnion(
  'type',
  [
    z.object({ type: z.enum(['auto', 'none', 'required']) }),
    z.object({ type: z.literal('tool'), toolName: text }),
  ],
  { error: 'expected an object with the type "auto", "none", "required" or "tool"' },
);

const responseFormat = z.discriminatedUnion(
  'type',
  [
    z.object({ type: z.literal('text') }),
    z.object({
      type: z.literal('json'),
      schema: z.optional(
        z.custom(value => typeof value === 'boolean' || isRecord(value), {
          error: 'expected a JSON schema',
        }),
      ),
      name: z.optional(text),
      description: z.optional(text),
    }),
  ],
  { error: 'expected an object with the type "text" or "json"' },
);

const callOptionsSchema = z.object({
  prompt: z.array(message),
  maxOutputTokens: optionalNumber,
  temperature: optionalNumber,
  topP: optionalNumber,
  topK: optionalNumber,
  presencePenalty: optionalNumber,
  frequencyPenalty: optionalNumber,
  seed: optionalNumber,
  stopSequences: z.optional(z.array(text)),
  responseFormat: z.optional(responseFormat),
  tools: z.optional(z.array(tool)),
  toolChoice: z.optional(toolChoice),
  reasoning: z.optional(text),
  providerOptions: z.optional(z.record(text, z.unknown())),
});

/**
 * Checks the call options before anything is made of them.
 *
 * @throws InvalidPromptError, InvalidArgumentError that name the place of what is wrong
 */
export function checkCallOptions(options: LanguageModelV4CallOptions): void {
  const result = z.safeParse(callOptionsSchema, options);
  const issue = result.error?.issues[0];
  if (issue === undefined) return;
  const argument = describePath(issue.path) || 'call options';
  const problem = `${argument} is not valid: ${describeIssue(issue)}.`;
  if (issue.path[0] === 'prompt')
    throw new InvalidPromptError({ prompt: argument, message: problem });
  throw new InvalidArgumentError({ argument, message: problem });
}
