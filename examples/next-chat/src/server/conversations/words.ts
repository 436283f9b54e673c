import type { ChatMessage } from '../../shared/message.ts';

const FIRST_WORDS = 40;

/** What the search finds of a message: its texts, without thinking and without tools. */
export function wordsOf(parts: ChatMessage['parts']): string {
  const texts = parts.flatMap(part => {
    if (part.type === 'text') return [part.text];
    return part.type === 'data-pasted-text' ? [part.data.text] : [];
  });
  return cleanText(texts.join('\n'));
}

/** Whether there is nothing in a message: a model that was asked and did not begin leaves only the mark of its step. */
export function isEmpty({ parts }: ChatMessage): boolean {
  return parts.every(part => part.type === 'step-start');
}

/** The title of a conversation until there is a better one: the first 40 characters of its question. */
export function firstTitle(parts: ChatMessage['parts']): string {
  const words = wordsOf(parts).replaceAll(/\s+/g, ' ').trim();
  // By characters, not halves of them.
  const characters = [...words];
  if (characters.length === 0) return 'Image';
  return characters.length <= FIRST_WORDS
    ? words
    : `${characters.slice(0, FIRST_WORDS).join('').trimEnd()}…`;
}

/** PostgreSQL takes every character but one. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '');
}
