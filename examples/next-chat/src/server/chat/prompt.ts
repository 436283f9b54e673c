import { convertToModelMessages, type ModelMessage } from 'ai';
import type { ChatMessage } from '../../shared/message.ts';
import type { Database } from '../database/open-database.ts';
import { fileIdOf } from '../files/file-url.ts';
import { readDataUrls } from '../files/files.ts';
import type { ServerTools } from '../tools/tools.ts';

/** The conversation as a model reads it: with the images themselves, and without calls of tools that came to nothing. */
export async function toPrompt(options: {
  database: Database;
  history: readonly ChatMessage[];
  tools: ServerTools;
}): Promise<ModelMessage[]> {
  const { database, history, tools } = options;
  const messages = await withImages(database, history);
  return convertToModelMessages<ChatMessage>(messages, {
    tools,
    ignoreIncompleteToolCalls: true,
    convertDataPart: ({ data }) => ({ type: 'text', text: data.text }),
  });
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
