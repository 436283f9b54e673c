import type { Answer } from '../../answer/answer.js';
import { jsonAnswer } from '../../answer/framing.js';
import { Refusal } from '../../refusal.js';
import { readBody } from '../../request/accept-request.js';
import { webSearchBody } from '../../request/web-bodies.js';
import { answerOrRefusal } from '../answer-or-refusal.js';
import { searchDocuments } from './search-documents.js';

const USUAL_RESULTS = 5;
const MOST_RESULTS = 10;

/** `POST /api/web_search`: the documents that have words of the query, the best first. */
export function webSearchAnswer(request: { bytes: Uint8Array }): Answer {
  return answerOrRefusal(() => {
    const { query, max_results: wanted } = readBody(request.bytes, webSearchBody);
    if (query.trim() === '') throw new Refusal(400, 'query is required');
    const most = wanted > 0 ? Math.min(wanted, MOST_RESULTS) : USUAL_RESULTS;
    const results = searchDocuments(query)
      .slice(0, most)
      .map(({ title, url, content }) => ({ title, url, content }));
    return jsonAnswer(200, { results });
  });
}
