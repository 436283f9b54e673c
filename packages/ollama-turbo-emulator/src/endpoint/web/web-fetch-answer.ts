import type { Answer } from '../../answer/answer.js';
import { jsonAnswer } from '../../answer/framing.js';
import { Refusal } from '../../refusal.js';
import { readBody } from '../../request/accept-request.js';
import { goQuote } from '../../request/go-quote.js';
import { webFetchBody } from '../../request/web-bodies.js';
import { answerOrRefusal } from '../answer-or-refusal.js';
import { WEB_DOCUMENTS } from './web-documents.js';

/** `POST /api/web_fetch`: a document by its address, with or without a scheme. */
export function webFetchAnswer(request: { bytes: Uint8Array }): Answer {
  return answerOrRefusal(() => {
    const { url } = readBody(request.bytes, webFetchBody);
    if (url.trim() === '') throw new Refusal(400, 'url is required');
    const address = addressOf(url);
    const document = WEB_DOCUMENTS.find(each => addressOf(each.url) === address);
    if (document === undefined) throw new Refusal(404, `could not fetch ${goQuote(url)}`);
    const { title, content, links } = document;
    return jsonAnswer(200, { title, content, ...(links.length > 0 && { links }) });
  });
}

/** What the spellings of an address have in common. */
function addressOf(url: string): string {
  return url
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/#.*$/s, '')
    .replace(/\/$/, '')
    .toLowerCase();
}
