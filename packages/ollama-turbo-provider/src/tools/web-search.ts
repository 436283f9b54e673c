import { InvalidArgumentError } from '@ai-sdk/provider';
import { isRecord } from '@ai-sdk/provider-utils';
import * as z from 'zod/v4/mini';
import type { Connection } from '../connection/connection.js';
import type { HeaderRecord } from '../connection/request-headers.js';
import { parseFunctionOptions } from '../options/function-options.js';
import { cutText } from './cut-text.js';
import { createPortableTool, type OllamaTool } from './portable-tool.js';
import { requestWeb } from './request-web.js';
import { shareBudget } from './share-budget.js';
import { DEFAULT_TOOL_CHARACTERS, MAX_TITLE_LENGTH, MAX_URL_LENGTH } from './web-limits.js';

/** Options of `ollama.tools.webSearch`. */
export interface OllamaWebSearchToolOptions {
  /** How many pages a search brings at most, 1 to 10. Default 5. */
  maxResults?: number;
  /**
   * How many characters (UTF-16 code units) all pages of one search may have together: titles, addresses and texts.
   * Longer texts are cut, with a note where; a page whose title and address do not fit, or whose address is longer than
   * 2,000 characters, is left out. Default 20,000, about 5,000 tokens.
   */
  maxCharacters?: number;
}

/** Options of `ollama.webSearch`. */
export interface OllamaWebSearchOptions {
  /** How many pages the search brings at most, 1 to 10. Default 5. */
  maxResults?: number;
  /** How many characters all pages may have together: titles, addresses and texts. Default: no limit. */
  maxCharacters?: number;
  abortSignal?: AbortSignal;
  /** Headers of this request; they win over those of the settings. */
  headers?: HeaderRecord;
}

/** A page that a search found. */
export interface OllamaWebSearchResult {
  /** Empty where the page has none. */
  title: string;
  url: string;
  /** What the page says about the query, as text or Markdown. */
  content: string;
}

/** What a search found, the best first. */
export interface OllamaWebSearchResponse {
  results: OllamaWebSearchResult[];
  /** How many pages were left out, where some were. */
  note?: string;
}

/** `ollama.tools.webSearch()`: a search that a model can ask for. */
export type OllamaWebSearchTool = OllamaTool<{ query: string }, OllamaWebSearchResponse>;

const DEFAULT_RESULTS = 5;

const maxResults = z.optional(z.int().check(z.minimum(1), z.maximum(10)));
const maxCharacters = z.optional(z.int().check(z.minimum(1)));

const searchOptionsSchema = z.strictObject({
  maxResults,
  maxCharacters,
  // The connection checks these two.
  abortSignal: z.optional(z.custom<AbortSignal>()),
  headers: z.optional(z.custom<HeaderRecord>()),
});

const toolOptionsSchema = z.strictObject({ maxResults, maxCharacters });

/** Go writes an empty list as null. */
const answerSchema = z.object({
  results: z.nullable(
    z.array(
      z.object({
        title: z.nullish(z.string()),
        url: z.string(),
        content: z.nullish(z.string()),
      }),
    ),
  ),
});

/** `ollama.webSearch` of one host. */
export async function searchWeb(options: {
  connection: Connection;
  query: unknown;
  options: unknown;
}): Promise<OllamaWebSearchResponse> {
  const { connection } = options;
  const query = checkQuery(options.query);
  const parsed = parseFunctionOptions({
    schema: searchOptionsSchema,
    value: options.options,
    name: 'webSearch',
  });
  const { maxResults: limit = DEFAULT_RESULTS, maxCharacters: budget, ...call } = parsed;
  const { value } = await requestWeb({
    connection,
    endpoint: 'web_search',
    request: { ...call, body: { query, max_results: limit } },
    schema: answerSchema,
  });
  const results = (value.results ?? []).slice(0, limit).map(toResult);
  return budget === undefined ? { results } : cutResults(results, budget);
}

/** `ollama.tools.webSearch` of one host. */
export function createWebSearchTool(options: {
  connection: Connection;
  options: unknown;
}): OllamaWebSearchTool {
  const { connection } = options;
  const { maxResults: limit, maxCharacters: budget = DEFAULT_TOOL_CHARACTERS } =
    parseFunctionOptions({
      schema: toolOptionsSchema,
      value: options.options,
      name: 'tools.webSearch',
    });
  return createPortableTool({
    description:
      'Searches the web, for what is current or not known for sure. Returns pages that fit, each with title, url and content.',
    jsonSchema: {
      type: 'object',
      properties: { query: { type: 'string', description: 'What to search for' } },
      required: ['query'],
      additionalProperties: false,
    },
    parse: value => ({ query: checkQuery(isRecord(value) ? value['query'] : undefined) }),
    execute: async ({ query }, { abortSignal } = {}) =>
      searchWeb({
        connection,
        query,
        options: { maxResults: limit, maxCharacters: budget, abortSignal },
      }),
  });
}

function checkQuery(query: unknown): string {
  if (typeof query === 'string' && query.trim() !== '') return query.trim();
  const found = typeof query === 'string' ? 'an empty one' : `a value of type ${typeof query}`;
  throw new InvalidArgumentError({
    argument: 'query',
    message: `The query of a web search has to be a text, not ${found}.`,
  });
}

function toResult(result: {
  title?: string | null | undefined;
  url: string;
  content?: string | null | undefined;
}): OllamaWebSearchResult {
  const { title, url, content } = result;
  return { title: title ?? '', url, content: content ?? '' };
}

function cutResults(results: OllamaWebSearchResult[], budget: number): OllamaWebSearchResponse {
  const { kept, left } = takeHeads(results, budget);
  const shares = shareBudget({ sizes: kept.map(({ content }) => content.length), budget: left });
  const missing = results.length - kept.length;
  return {
    results: kept.map((result, index) => ({
      ...result,
      content: cutText({ text: result.content, maxLength: shares[index] ?? 0 }),
    })),
    ...(missing > 0 && {
      note: `${missing} of ${results.length} results were left out: their titles and addresses are too long.`,
    }),
  };
}

/** The results whose titles, cut, and addresses fit, and what they leave for the texts. */
function takeHeads(
  results: OllamaWebSearchResult[],
  budget: number,
): { kept: OllamaWebSearchResult[]; left: number } {
  const kept: OllamaWebSearchResult[] = [];
  let left = budget;
  for (const result of results) {
    const title = cutText({ text: result.title, maxLength: MAX_TITLE_LENGTH });
    const size = title.length + result.url.length;
    if (result.url.length > MAX_URL_LENGTH || size > left) continue;
    kept.push({ ...result, title });
    left -= size;
  }
  return { kept, left };
}
