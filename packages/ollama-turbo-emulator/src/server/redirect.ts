import type { Answer } from '../answer/answer.js';
import { wholeAnswer } from '../answer/framing.js';

/**
 * Where Ollama's router sends a path that is almost right: without doubled slashes (307), and without a slash at its end
 * (301 for GET, 307 for the rest).
 */
export function redirectOf(request: {
  method: string;
  pathname: string;
  search: string;
  /** Whether a path exists for this method. */
  exists: (pathname: string) => boolean;
}): Answer | undefined {
  const { method, pathname, search } = request;
  const clean = pathname.replace(/\/{2,}/g, '/');
  if (clean !== pathname) return redirect({ method, location: clean + search, status: 307 });
  const shorter = pathname.replace(/\/$/, '');
  if (shorter === pathname || shorter === '' || !request.exists(shorter)) return undefined;
  const status = method === 'GET' ? 301 : 307;
  return redirect({ method, location: shorter + search, status });
}

function redirect(options: { method: string; location: string; status: 301 | 307 }): Answer {
  const { method, location, status } = options;
  if (method !== 'GET' && method !== 'HEAD') {
    return wholeAnswer({ status, headers: { Location: location }, text: '' });
  }
  const name = status === 301 ? 'Moved Permanently' : 'Temporary Redirect';
  return wholeAnswer({
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', Location: location },
    text: `<a href="${location.replaceAll('&', '&amp;')}">${name}</a>.\n\n`,
  });
}
