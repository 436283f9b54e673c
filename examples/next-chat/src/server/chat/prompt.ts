import { convertToModelMessages, isToolUIPart, type ModelMessage } from 'ai';
import type { ChatMessage } from '../../shared/message.ts';
import type { Database } from '../database/open-database.ts';
import { fileIdOf } from '../files/file-url.ts';
import { readDataUrls } from '../files/files.ts';
import type { ServerTools } from '../tools/tools.ts';

/**
 * The conversation as a model reads it: with the images themselves, and without calls of tools that came to nothing.
 *
 * @param options.continuedId the answer that is gone on with, whose allowed calls are run now
 */
export async function toPrompt(options: {
  database: Database;
  history: readonly ChatMessage[];
  continuedId?: string;
  tools: ServerTools;
}): Promise<ModelMessage[]> {
  const { database, history, continuedId, tools } = options;
  const finished = history.map(message =>
    message.id === continuedId ? message : withoutUnrun(message),
  );
  const messages = await withImages(database, finished);
  return convertToModelMessages<ChatMessage>(messages, {
    tools,
    ignoreIncompleteToolCalls: true,
    convertDataPart: ({ data }) => ({ type: 'text', text: data.text }),
  });
}

/** Without calls that were allowed and then not run, for the answer was stopped: a model cannot read one without a result. */
function withoutUnrun(message: ChatMessage): ChatMessage {
  const isUnrun = (part: ChatMessage['parts'][number]) =>
    isToolUIPart(part) && part.state === 'approval-responded' && part.approval.approved;
  return { ...message, parts: message.parts.filter(part => !isUnrun(part)) };
}

/** Whether the last question shows the model something. */
export function hasNewImage(history: readonly ChatMessage[]): boolean {
  const question = history.findLast(({ role }) => role === 'user');
  return question?.parts.some(({ type }) => type === 'file') ?? false;
}

/** Relative addresses mean nothing to a model. */
async function withImages(
  database: Database,
  history: readonly ChatMessage[],
): Promise<ChatMessage[]> {
  const ids = history.flatMap(({ parts }) =>
    parts.flatMap(part => (part.type === 'file' ? [fileIdOf(part.url)] : [])),
  );
  const urls = await readDataUrls(database, ids);
  return history.map(message => ({
    ...message,
    parts: message.parts.flatMap((part): typeof message.parts => {
      if (part.type !== 'file') return [part];
      const url = urls.get(fileIdOf(part.url));
      return url === undefined ? [] : [{ ...part, url }];
    }),
  }));
}
