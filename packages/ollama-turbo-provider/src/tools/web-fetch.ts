import { isRecord } from '@ai-sdk/provider-utils';
import * as z from 'zod/v4/mini';
import type { Connection } from '../connection/connection.js';
import type { HeaderRecord } from '../connection/request-headers.js';
import { parseFunctionOptions } from '../options/function-options.js';
import { cutText } from './cut-text.js';
import { checkPageAddress } from './page-address.js';
import { createPortableTool, type OllamaTool } from './portable-tool.js';
import { requestWeb } from './request-web.js';
import { DEFAULT_TOOL_CHARACTERS, MAX_TITLE_LENGTH } from './web-limits.js';

/** Options of `ollama.tools.webFetch`. */
export interface OllamaWebFetchToolOptions {
  /**
   * How many characters (UTF-16 code units) of a page the model gets: its text, and up to a quarter of them links. What
   * is longer is cut, with a note. Default 20,000, about 5,000 tokens.
   */
  maxCharacters?: number;
}

/** Options of `ollama.webFetch`. */
export interface OllamaWebFetchOptions {
  /** How many characters of the page are wanted: its text, and up to a quarter of them links. Default: no limit. */
  maxCharacters?: number;
  abortSignal?: AbortSignal;
  /** Headers of this request; they win over those of the settings. */
  headers?: HeaderRecord;
}

/** A web page. */
export interface OllamaWebFetchResponse {
  /** Empty where the page has none. */
  title: string;
  /** The address that was asked for. */
  url: string;
  /** The page as text or Markdown. */
  content: string;
  /** Where the page links to; left out where the host does not say. */
  links?: string[];
  /** How many links were left out, where some were. */
  note?: string;
}

/** `ollama.tools.webFetch()`: pages that a model can ask for. */
export type OllamaWebFetchTool = OllamaTool<{ url: string }, OllamaWebFetchResponse>;

/** The part of the budget that links may have. */
const LINK_SHARE = 0.25;

const maxCharacters = z.optional(z.int().check(z.minimum(1)));

const fetchOptionsSchema = z.strictObject({
  maxCharacters,
  // The connection checks these two.
  abortSignal: z.optional(z.custom<AbortSignal>()),
  headers: z.optional(z.custom<HeaderRecord>()),
});

const toolOptionsSchema = z.strictObject({ maxCharacters });

const answerSchema = z.object({
  title: z.nullish(z.string()),
  content: z.string(),
  links: z.nullish(z.array(z.string())),
});

/** `ollama.webFetch` of one host. */
export async function fetchPage(options: {
  connection: Connection;
  url: unknown;
  options: unknown;
}): Promise<OllamaWebFetchResponse> {
  const { connection } = options;
  const url = checkPageAddress(options.url);
  const { maxCharacters: budget, ...call } = parseFunctionOptions({
    schema: fetchOptionsSchema,
    value: options.options,
    name: 'webFetch',
  });
  const { value } = await requestWeb({
    connection,
    endpoint: 'web_fetch',
    request: { ...call, body: { url } },
    schema: answerSchema,
  });
  const { title, content, links } = value;
  const page = { title: title ?? '', url, content, ...(links && { links }) };
  return budget === undefined ? page : cutPage(page, budget);
}

/** `ollama.tools.webFetch` of one host. */
export function createWebFetchTool(options: {
  connection: Connection;
  options: unknown;
}): OllamaWebFetchTool {
  const { connection } = options;
  const { maxCharacters: budget = DEFAULT_TOOL_CHARACTERS } = parseFunctionOptions({
    schema: toolOptionsSchema,
    value: options.options,
    name: 'tools.webFetch',
  });
  return createPortableTool({
    description: 'Fetches a web page. Returns its title, its content as text, and the links on it.',
    jsonSchema: {
      type: 'object',
      properties: {
        url: { type: 'string', description: 'The address of the page, such as https://ollama.com' },
      },
      required: ['url'],
      additionalProperties: false,
    },
    parse: value => ({ url: checkPageAddress(isRecord(value) ? value['url'] : undefined) }),
    execute: async ({ url }, { abortSignal } = {}) =>
      fetchPage({ connection, url, options: { maxCharacters: budget, abortSignal } }),
  });
}

function cutPage(page: OllamaWebFetchResponse, budget: number): OllamaWebFetchResponse {
  const { title, url, content, links } = page;
  const { kept, size } = takeLinks(links ?? [], Math.floor(budget * LINK_SHARE));
  const missing = (links?.length ?? 0) - kept.length;
  return {
    title: cutText({ text: title, maxLength: MAX_TITLE_LENGTH }),
    url,
    content: cutText({ text: content, maxLength: budget - size }),
    ...(links && { links: kept }),
    ...(missing > 0 && { note: `${missing} of ${links?.length} links are left out.` }),
  };
}

/** The first links, as many as fit; half a link leads nowhere. */
function takeLinks(links: string[], budget: number): { kept: string[]; size: number } {
  const kept: string[] = [];
  let size = 0;
  for (const link of links) {
    if (size + link.length > budget) break;
    kept.push(link);
    size += link.length;
  }
  return { kept, size };
}
