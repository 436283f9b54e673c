import { Hono, type Context } from 'hono';
import type { Answer } from '../answer/answer.js';
import { wholeAnswer } from '../answer/framing.js';
import type { Host } from '../host.js';
import type { Connection } from './connection.js';
import { ENDPOINTS, type Endpoint } from './endpoints.js';
import { checkGate, type GateDecision } from './gate.js';
import { redirectOf } from './redirect.js';
import { OpenRequest } from './request-log.js';
import { respond } from './respond.js';

interface Environment {
  Bindings: Connection;
  Variables: { bytes: Uint8Array; request: OpenRequest };
}

type EmulatorContext = Context<Environment>;

/** The HTTP side of a host. Every request is put into `requests` before it is answered. */
export function createApp(options: { host: Host; requests: OpenRequest[] }): Hono<Environment> {
  const { host, requests } = options;
  const app = new Hono<Environment>();
  app.use(async (context, next) => {
    const bytes = new Uint8Array(await context.req.raw.arrayBuffer());
    const request = new OpenRequest(context.req.raw, bytes);
    requests.push(request);
    context.set('bytes', bytes);
    context.set('request', request);
    const redirect = redirectFor(context);
    if (redirect !== undefined) return send(context, redirect);
    await next();
    return undefined;
  });
  for (const endpoint of ENDPOINTS) {
    app.all(endpoint.path, context => answerEndpoint({ context, endpoint, host }));
  }
  app.notFound(context => answerThroughGate({ context, host, answer: notFound }));
  app.onError((error, context) => {
    // Whoever waits for the end of a request is not to wait for ever.
    const request: OpenRequest | undefined = context.get('request');
    request?.end('broken');
    throw error;
  });
  return app;
}

function answerEndpoint(options: {
  context: EmulatorContext;
  endpoint: Endpoint;
  host: Host;
}): Promise<Response> {
  const { context, endpoint, host } = options;
  if (!endpoint.methods.includes(context.req.method)) {
    const allow = { Allow: endpoint.methods.join(', ') };
    const answer = () => plainAnswer(405, '405 method not allowed', allow);
    return answerThroughGate({ context, host, answer, headers: allow });
  }
  const authorization = context.req.header('authorization');
  const bytes = context.get('bytes');
  return answerThroughGate({
    context,
    host,
    answer: () => endpoint.answer({ bytes, authorization, host }),
  });
}

/** What is known of who may use ollama.com from a web page is nothing: only a daemon checks. */
function answerThroughGate(options: {
  context: EmulatorContext;
  host: Host;
  answer: () => Answer;
  /** Headers even of an answer that the gate gives. */
  headers?: Readonly<Record<string, string>>;
}): Promise<Response> {
  const { context, host } = options;
  const gate: GateDecision =
    host.mode === 'cloud'
      ? { headers: {} }
      : checkGate({
          method: context.req.method,
          headers: context.req.raw.headers,
          ...context.env,
        });
  const answer = gate.answer ?? options.answer();
  const headers = { ...options.headers, ...gate.headers, ...answer.headers };
  return send(context, { ...answer, headers });
}

function send(context: EmulatorContext, answer: Answer): Promise<Response> {
  return respond({ answer, connection: context.env, request: context.get('request') });
}

function redirectFor(context: EmulatorContext): Answer | undefined {
  const { pathname, search } = new URL(context.req.url);
  const { method } = context.req;
  return redirectOf({
    method,
    pathname,
    search,
    exists: path =>
      ENDPOINTS.some(endpoint => endpoint.path === path && endpoint.methods.includes(method)),
  });
}

function notFound(): Answer {
  return plainAnswer(404, '404 page not found');
}

function plainAnswer(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return wholeAnswer({ status, headers: { ...headers, 'Content-Type': 'text/plain' }, text });
}
