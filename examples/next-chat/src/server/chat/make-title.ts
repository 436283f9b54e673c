import { generateText } from 'ai';
import type { ConversationSummary } from '../../shared/api.ts';
import type { ChatMessage } from '../../shared/message.ts';
import type { Context } from '../context.ts';
import { findConversation, readSummary, setModelTitle } from '../conversations/conversations.ts';
import { readMessages } from '../conversations/stored-message.ts';
import { wordsOf } from '../conversations/words.ts';
import { thinkFor } from '../models/thinking.ts';

const INSTRUCTIONS =
  'Give the conversation a title of two to six words, in its own language. Answer with the title alone: no quotation marks, no full stop, no markdown.';

/** Of each message; its beginning tells what it is about. */
const MOST_CHARACTERS = 1000;
const LONGEST_TITLE = 60;
const TIMEOUT = 60_000;

/**
 * Has the model make a title from the first question and its answer. Where that fails, or is no title, the one that the
 * conversation has stays.
 *
 * A request of its own, once the answer has ended: some plans have room for one at a time.
 *
 * @throws NoticeError when there is no such conversation
 */
export async function makeTitle(options: {
  context: Context;
  id: string;
  abortSignal: AbortSignal;
}): Promise<ConversationSummary> {
  const { context, id } = options;
  const { database, settings } = context;
  const conversation = await findConversation(database, id);
  // The emulator is no model, and says something else.
  if (conversation.titleSource === 'question' && !settings.isEmulator) {
    const exchange = await readFirstExchange(context, id);
    const title = exchange && (await askForTitle({ ...options, ...conversation, exchange }));
    if (title !== undefined) await setModelTitle(database, { id, title });
  }
  return readSummary(database, id);
}

async function readFirstExchange({ database }: Context, id: string): Promise<string | undefined> {
  const stored = await readMessages(database, id);
  const question = stored.find(({ message }) => message.role === 'user');
  const answer = stored.find(
    ({ message, status }) => message.role === 'assistant' && status === 'done',
  );
  if (!question || !answer) return undefined;
  return `Question:\n${beginning(question.message)}\n\nAnswer:\n${beginning(answer.message)}`;
}

function beginning({ parts }: ChatMessage): string {
  return wordsOf(parts).slice(0, MOST_CHARACTERS);
}

async function askForTitle(options: {
  context: Context;
  modelRef: string;
  exchange: string;
  abortSignal: AbortSignal;
}): Promise<string | undefined> {
  const { context, modelRef, exchange, abortSignal } = options;
  const think = thinkFor(modelRef.slice(modelRef.indexOf(':') + 1), 'off') ?? null;
  try {
    const { text } = await generateText({
      model: context.registry.languageModel(modelRef as `turbo:${string}`),
      instructions: INSTRUCTIONS,
      prompt: exchange,
      providerOptions: { ollama: { think } },
      maxRetries: 0,
      abortSignal: AbortSignal.any([abortSignal, AbortSignal.timeout(TIMEOUT)]),
    });
    return tidyTitle(text);
  } catch {
    // A title is not worth an error: the question's first words do.
    return undefined;
  }
}

/** The title alone, where a model says more than that; undefined when it is none. */
export function tidyTitle(text: string): string | undefined {
  const [line = ''] = text.trim().split('\n');
  const title = line
    .replace(/^(?:#+\s*|title:\s*)+/i, '')
    .replace(/^["'“”‘’«»*_`\s]+|["'“”‘’«»*_`.\s]+$/g, '');
  return title === '' || title.length > LONGEST_TITLE ? undefined : title;
}
