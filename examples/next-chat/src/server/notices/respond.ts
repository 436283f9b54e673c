import { AISDKError } from 'ai';
import type { Notice } from '../../shared/notice.ts';
import { describeDatabaseError, isDatabaseError } from '../database/database-error.ts';
import { describeError } from './describe-error.ts';
import { NoticeError } from './notice-error.ts';
import { crossSite } from './notices.ts';

/**
 * Runs a route. What it throws becomes a notice as JSON, never a stack; what nobody foresaw goes to the log.
 *
 * Requests of other pages are refused, be they of another site or behind another port of this host: a browser would send
 * them to a server on the reader's own machine.
 */
export async function respond(request: Request, route: () => Promise<Response>): Promise<Response> {
  try {
    if (isFromElsewhere(request)) throw crossSite();
    return await route();
  } catch (error) {
    const status = statusOf(error);
    const notice = isForeseen(error) ? describeError(error) : BROKEN;
    if (status >= 500) logFailure(error);
    return Response.json(notice, { status, headers: { 'Cache-Control': 'no-store' } });
  }
}

/** One line, without a stack: what happened, in the words of whoever says it. What the reader did is not worth one. */
export function logFailure(error: unknown, options: { model?: string } = {}): void {
  if (error instanceof NoticeError) return;
  const { title, details } = describeError(error, options);
  // More than the reader is told, who has nothing to do with the address of the database.
  const text = isDatabaseError(error) ? describeDatabaseError(error) : details?.text;
  console.error(`${title} ${text ?? String(error)}`);
}

function isFromElsewhere(request: Request): boolean {
  // Absent where no browser sends it; `none` where the reader typed the address.
  const site = request.headers.get('sec-fetch-site') ?? 'none';
  return site !== 'same-origin' && site !== 'none';
}

function isForeseen(error: unknown): boolean {
  return error instanceof NoticeError || AISDKError.isInstance(error) || isDatabaseError(error);
}

const BROKEN: Notice = {
  title: 'This app’s server could not do that.',
  text: 'Try again; the server’s log says more.',
  actions: ['retry'],
};

function statusOf(error: unknown): number {
  if (error instanceof NoticeError) return error.status;
  return isDatabaseError(error) ? 503 : 500;
}
