import { isDatabaseError } from '../database/database-error.ts';
import { describeError } from './describe-error.ts';
import { NoticeError } from './notice-error.ts';
import { crossSite } from './notices.ts';

/**
 * Runs a route. What it throws becomes a notice as JSON, never a stack; what nobody foresaw goes to the log.
 *
 * Requests of pages of other sites are refused: a browser would send them to a server on the reader's own machine.
 */
export async function respond(request: Request, route: () => Promise<Response>): Promise<Response> {
  try {
    if (request.headers.get('sec-fetch-site') === 'cross-site') throw crossSite();
    return await route();
  } catch (error) {
    const status = statusOf(error);
    const notice = describeError(error);
    if (status >= 500) logFailure(error);
    return Response.json(notice, { status, headers: { 'Cache-Control': 'no-store' } });
  }
}

/** One line, without a stack: what happened, in the words of whoever says it. What the reader did is not worth one. */
export function logFailure(error: unknown, options: { model?: string } = {}): void {
  if (error instanceof NoticeError) return;
  const { title, details } = describeError(error, options);
  console.error(`${title} ${details?.text ?? String(error)}`);
}

function statusOf(error: unknown): number {
  if (error instanceof NoticeError) return error.status;
  return isDatabaseError(error) ? 503 : 500;
}
