import type { Answer } from '../answer/answer.js';
import { jsonAnswer } from '../answer/framing.js';
import type { EndpointRequest } from '../endpoint/endpoint-request.js';
import { sendUpstream, type CloudResponse } from './send-upstream.js';
import { SIGNIN_URL } from './sign.js';

/** The fields of an account that a daemon passes on, in its order; the first three even when they are empty. */
const FIELDS = ['id', 'email', 'name', 'bio', 'avatarurl', 'firstname', 'lastname', 'plan'];
const ALWAYS = new Set(['id', 'email', 'name']);

/** A daemon's `POST /api/me`: the cloud's account, `free` when it names no plan; 401 with where to sign in; else 503. */
export async function askWhoAmI({ host, signal }: EndpointRequest): Promise<Answer> {
  const headers = new Headers({ 'User-Agent': `ollama/${host.server}.0` });
  const query = new URLSearchParams();
  const request = { method: 'POST', path: '/api/me', query, headers, body: undefined };
  const sent = await sendUpstream({ request, host, signal });
  const account = await accountOf(sent);
  if (sent.kind === 'response' && sent.response.status === 401) {
    const signin = account['signin_url'];
    return jsonAnswer(401, {
      error: 'unauthorized',
      signin_url: typeof signin === 'string' && signin !== '' ? signin : SIGNIN_URL,
    });
  }
  if (sent.kind === 'failed' || sent.response.status !== 200) {
    return jsonAnswer(503, { error: 'account unavailable' });
  }
  const texts = FIELDS.map((name): [string, string] => [name, textOf(account[name])]);
  const withPlan = texts.map(([name, text]): [string, string] => [
    name,
    name === 'plan' && text === '' ? 'free' : text,
  ]);
  const kept = withPlan.filter(([name, text]) => ALWAYS.has(name) || text !== '');
  return jsonAnswer(200, Object.fromEntries(kept));
}

async function accountOf(sent: CloudResponse): Promise<Record<string, unknown>> {
  if (sent.kind === 'failed') return {};
  try {
    return { ...((await sent.response.json()) as object) };
  } catch {
    return {};
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
