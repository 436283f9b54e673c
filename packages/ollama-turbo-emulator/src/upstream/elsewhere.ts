import type { Answer } from '../answer/answer.js';
import type { EndpointRequest } from '../endpoint/endpoint-request.js';
import { checkTopLogprobs } from '../request/accept-request.js';
import { chatBody, generateBody, showBody } from '../request/chat-body.js';
import { embedBody, legacyEmbedBody } from '../request/embed-body.js';
import { askWhoAmI } from './ask-who-am-i.js';
import { hasOtherCloud } from './cloud-service.js';
import { forwardModelRequest, type ForwardedEndpoint } from './forward-model-request.js';
import { forwardV1Model, forwardV1Request } from './forward-v1-request.js';
import { forwardWebRequest } from './forward-web-request.js';
import {
  forwardedChat,
  forwardedEmbed,
  forwardedGenerate,
  forwardedLegacyEmbed,
  forwardedShow,
} from './forwarded-bodies.js';

/** The answer of a cloud behind the daemon; undefined where the emulator itself answers. */
type Elsewhere = (request: EndpointRequest) => Promise<Answer> | undefined;

const inference = {
  model: ({ model }: { model: string }) => model,
  service: 'remote model is unavailable',
} as const;

/** What a daemon does not answer itself, by endpoint. */
export const elsewhere = {
  chat: modelRequest({
    ...inference,
    body: chatBody,
    check: checkTopLogprobs,
    writer: forwardedChat,
  }),
  generate: modelRequest({
    ...inference,
    body: generateBody,
    check: checkTopLogprobs,
    writer: forwardedGenerate,
  }),
  embed: modelRequest({ ...inference, body: embedBody, writer: forwardedEmbed }),
  legacyEmbed: modelRequest({ ...inference, body: legacyEmbedBody, writer: forwardedLegacyEmbed }),
  show: modelRequest({
    body: showBody,
    model: ({ model, name }) => model || name,
    writer: forwardedShow,
    service: 'remote model details are unavailable',
  }),
  me: request => (request.host.upstream === undefined ? undefined : askWhoAmI(request)),
  webSearch: ifOtherCloud(request =>
    forwardWebRequest(request, { service: 'web search is unavailable', path: '/api/web_search' }),
  ),
  webFetch: ifOtherCloud(request =>
    forwardWebRequest(request, { service: 'web fetch is unavailable', path: '/api/web_fetch' }),
  ),
  v1: ifOtherCloud(forwardV1Request),
  v1Model: ifOtherCloud(forwardV1Model),
} as const satisfies Record<string, Elsewhere>;

function modelRequest<Body>(endpoint: ForwardedEndpoint<Body>): Elsewhere {
  return ifOtherCloud(request => forwardModelRequest(request, endpoint));
}

function ifOtherCloud(forward: Elsewhere): Elsewhere {
  return request => (hasOtherCloud(request.host) ? forward(request) : undefined);
}
