import { FREQUENT_WORDS } from '../frequent-words.js';
import type { WebDocument } from './web-document.js';
import { WEB_DOCUMENTS } from './web-documents.js';

const TITLE_WEIGHT = 3;

/** The documents with at least one word of the query, the one with the most first. */
export function searchDocuments(query: string): WebDocument[] {
  const asked = [...new Set(wordsOf(query))];
  const telling = asked.filter(word => !FREQUENT_WORDS.has(word));
  const words = telling.length > 0 ? telling : asked;
  return WEB_DOCUMENTS.map(document => ({ document, score: scoreOf(document, words) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
    .map(({ document }) => document);
}

function scoreOf(document: WebDocument, words: readonly string[]): number {
  const title = new Set(wordsOf(document.title));
  const content = new Set(wordsOf(document.content));
  return words.reduce(
    (sum, word) => sum + (title.has(word) ? TITLE_WEIGHT : 0) + (content.has(word) ? 1 : 0),
    0,
  );
}

/** In lower case, without the ending of a plural. */
function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map(word => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word));
}
