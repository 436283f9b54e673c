import type { Answer } from '../answer/answer.js';
import { wholeAnswer } from '../answer/framing.js';

/** Web pages and apps of one's own machine. */
const ALLOWED_ORIGINS = [
  /^https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::.*)?$/,
  /^(?:app|file|tauri|vscode-webview|vscode-file):\/\//,
];

const ALLOWED_HEADERS = [
  'Authorization,Content-Type,User-Agent,Accept,X-Requested-With,Openai-Beta,X-Stainless-Arch',
  'X-Stainless-Async,X-Stainless-Custom-Poll-Interval,X-Stainless-Helper-Method,X-Stainless-Lang',
  'X-Stainless-Os,X-Stainless-Package-Version,X-Stainless-Poll-Helper,X-Stainless-Retry-Count',
  'X-Stainless-Runtime,X-Stainless-Runtime-Version,X-Stainless-Timeout',
].join(',');

/** A daemon's answer to whom it may concern, before any endpoint is asked. */
export interface GateDecision {
  /** An answer that ends the request here. */
  answer?: Answer;
  /** Headers that every other answer carries. */
  headers: Readonly<Record<string, string>>;
}

/**
 * Checks `Origin` and `Host` as a daemon does: a foreign origin is 403 on any request, not only on a preflight, and so is
 * a foreign host as long as the daemon is bound to loopback.
 */
export function checkGate(request: {
  method: string;
  headers: Headers;
  isLoopback: boolean;
  /** A name that the machine goes by. */
  machineName?: string;
}): GateDecision {
  const host = request.headers.get('host') ?? '';
  const origin = checkOrigin({ ...request, host });
  if (origin.answer !== undefined) return origin;
  // A request that came over no socket names no host.
  if (!request.isLoopback || host === '' || isLocalAddress(host)) return origin;
  if (!isLocalName(host, request.machineName)) return { ...origin, answer: emptyAnswer(403) };
  return request.method === 'OPTIONS' ? { ...origin, answer: emptyAnswer(204) } : origin;
}

function checkOrigin(request: { method: string; headers: Headers; host: string }): GateDecision {
  const origin = request.headers.get('origin') ?? '';
  const isSameHost = origin === `http://${request.host}` || origin === `https://${request.host}`;
  if (origin === '' || isSameHost) return { headers: {} };
  if (!ALLOWED_ORIGINS.some(allowed => allowed.test(origin))) {
    return { answer: emptyAnswer(403), headers: {} };
  }
  if (request.method !== 'OPTIONS') {
    return { headers: { 'Access-Control-Allow-Origin': origin, Vary: 'Origin' } };
  }
  const headers = {
    'Access-Control-Allow-Headers': ALLOWED_HEADERS,
    'Access-Control-Allow-Methods': 'GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Max-Age': '43200',
    Vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
  };
  return { answer: emptyAnswer(204), headers };
}

function emptyAnswer(status: 204 | 403): Answer {
  const answer = wholeAnswer({ status, headers: {}, text: '' });
  return status === 204 ? { ...answer, headers: {} } : answer;
}

function isLocalName(host: string, machineName: string | undefined): boolean {
  const name = withoutPort(host).toLowerCase();
  if (name === machineName?.toLowerCase()) return true;
  return name === 'localhost' || /\.(?:localhost|local|internal)$/.test(name);
}

/** Loopback, private and unspecified addresses. */
function isLocalAddress(host: string): boolean {
  const address = withoutPort(host).toLowerCase();
  if (/^\d+\.\d+\.\d+\.\d+$/.test(address)) {
    return /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0$)/.test(address);
  }
  return address.includes(':') && /^(?:::1?$|f[cd])/.test(address);
}

function withoutPort(host: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d*)?$/.exec(host);
  return bracketed?.[1] ?? host.replace(/:\d*$/, '');
}
