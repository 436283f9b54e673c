import type { Connection } from '../connection/connection.js';
import {
  createWebFetchTool,
  fetchPage,
  type OllamaWebFetchOptions,
  type OllamaWebFetchResponse,
  type OllamaWebFetchTool,
  type OllamaWebFetchToolOptions,
} from './web-fetch.js';
import {
  createWebSearchTool,
  searchWeb,
  type OllamaWebSearchOptions,
  type OllamaWebSearchResponse,
  type OllamaWebSearchTool,
  type OllamaWebSearchToolOptions,
} from './web-search.js';

/** Function tools of an Ollama host, for the `tools` of AI SDK 4 to 7. What they throw becomes a tool error. */
export interface OllamaTools {
  /**
   * A tool with which a model searches the web.
   *
   * @throws InvalidArgumentError when an option is not valid
   */
  readonly webSearch: (options?: OllamaWebSearchToolOptions) => OllamaWebSearchTool;
  /**
   * A tool with which a model reads a web page.
   *
   * @throws InvalidArgumentError when an option is not valid
   */
  readonly webFetch: (options?: OllamaWebFetchToolOptions) => OllamaWebFetchTool;
}

/**
 * The web search of ollama.com; a daemon that is signed in passes it on.
 *
 * Source: https://docs.ollama.com/capabilities/web-search
 */
export interface WebAccess {
  readonly tools: OllamaTools;
  /**
   * Searches the web.
   *
   * @throws InvalidArgumentError when the query is empty or an option is not valid
   * @throws APICallError when the host is not reached or refuses; `data.reason` names the case
   * @throws LoadAPIKeyError when the host is ollama.com and there is no key
   */
  readonly webSearch: (
    query: string,
    options?: OllamaWebSearchOptions,
  ) => Promise<OllamaWebSearchResponse>;
  /**
   * Fetches a public web page through the host, as text.
   *
   * @param url with or without `https://`
   * @throws InvalidArgumentError when the url is none or an option is not valid
   * @throws APICallError when the host is not reached or refuses; `data.reason` names the case
   * @throws LoadAPIKeyError when the host is ollama.com and there is no key
   */
  readonly webFetch: (
    url: string,
    options?: OllamaWebFetchOptions,
  ) => Promise<OllamaWebFetchResponse>;
}

/** The web search of the host behind a connection. */
export function createWebAccess(connection: Connection): WebAccess {
  return {
    tools: {
      webSearch: options => createWebSearchTool({ connection, options }),
      webFetch: options => createWebFetchTool({ connection, options }),
    },
    webSearch: async (query, options) => searchWeb({ connection, query, options }),
    webFetch: async (url, options) => fetchPage({ connection, url, options }),
  };
}
