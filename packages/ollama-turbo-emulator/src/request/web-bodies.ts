import { goInteger, goString, goStruct } from './go-type.js';

/** The body of `POST /api/web_search`. */
export interface WebSearchBody {
  query: string;
  max_results: number;
}

/** The body of `POST /api/web_fetch`. */
export interface WebFetchBody {
  url: string;
}

export const webSearchBody = goStruct<WebSearchBody>('api.WebSearchRequest', {
  query: goString,
  max_results: goInteger,
});

export const webFetchBody = goStruct<WebFetchBody>('api.WebFetchRequest', { url: goString });
