import { Hono, type Context } from 'hono';
import type { Answer } from '../answer/answer.js';
import { wholeAnswer } from '../answer/framing.js';
import type { EndpointRequest } from '../endpoint/endpoint-request.js';
import type { Host } from '../host.js';
import type { Connection } from './connection.js';
import { endpointsOf, type Endpoint } from './endpoints.js';
import { eitherSignal } from './either-signal.js';
import { checkGate, type GateDecision } from './gate.js';
import { redirectOf } from './redirect.js';
import { OpenRequest } from './request-log.js';
import { respond } from './respond.js';

interface Environment {
  Bindings: Connection;
  Variables: { bytes: Uint8Array<ArrayBuffer>; request: OpenRequest };
}

type EmulatorContext = Context<Environment>;

/** The HTTP side of a host. Every request is put into `requests` before it is answered. */
export function createApp(options: { host: Host; requests: OpenRequest[] }): Hono<Environment> {
  const { host, requests } = options;
  const endpoints = endpointsOf(host.mode);
  const app = new Hono<Environment>();
  app.use(async (context, next) => {
    const bytes = new Uint8Array(await context.req.raw.arrayBuffer());
    const request = new OpenRequest(context.req.raw, bytes);
    requests.push(request);
    context.set('bytes', bytes);
    context.set('request', request);
    const redirect = redirectFor(context, endpoints);
    if (redirect !== undefined) return send(context, redirect);
    await next();
    return undefined;
  });
  for (const endpoint of endpoints) {
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
  const answer = () => endpoint.answer(endpointRequest(context, host));
  return answerThroughGate({ context, host, answer });
}

function endpointRequest(context: EmulatorContext, host: Host): EndpointRequest {
  const { method, url, headers } = context.req.raw;
  const { signal } = context.env;
  return {
    method,
    url: new URL(url),
    headers,
    bytes: context.get('bytes'),
    parameters: context.req.param(),
    host,
    signal: eitherSignal(signal, context.get('request').hostBreaks),
  };
}

/** What is known of who may use ollama.com from a web page is nothing: only a daemon checks. */
async function answerThroughGate(options: {
  context: EmulatorContext;
  host: Host;
  answer: () => Answer | Promise<Answer>;
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
  const answer = gate.answer ?? (await options.answer());
  const headers = { ...options.headers, ...gate.headers, ...answer.headers };
  return send(context, { ...answer, headers });
}

function send(context: EmulatorContext, answer: Answer): Promise<Response> {
  return respond({ answer, connection: context.env, request: context.get('request') });
}

function redirectFor(context: EmulatorContext, endpoints: readonly Endpoint[]): Answer | undefined {
  const { pathname, search } = new URL(context.req.url);
  const { method } = context.req;
  return redirectOf({
    method,
    pathname,
    search,
    exists: path =>
      endpoints.some(endpoint => isAt(endpoint, path) && endpoint.methods.includes(method)),
  });
}

function isAt(endpoint: Endpoint, path: string): boolean {
  const parts = path.split('/');
  const expected = endpoint.path.split('/');
  if (parts.length !== expected.length) return false;
  return expected.every((part, index) => part.startsWith(':') || part === parts[index]);
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
