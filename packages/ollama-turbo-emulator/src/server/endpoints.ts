import type { Answer } from '../answer/answer.js';
import { wholeAnswer } from '../answer/framing.js';
import { isAuthorized } from '../authentication.js';
import { psAnswer, showAnswer, tagsAnswer, versionAnswer } from '../endpoint/catalogue-answers.js';
import { chatEndpoint } from '../endpoint/chat-endpoint.js';
import { generateEndpoint } from '../endpoint/generate-endpoint.js';
import { answerModelRequest } from '../endpoint/model-endpoint.js';
import type { Host } from '../host.js';

/** What an endpoint gets to see. */
interface EndpointRequest {
  bytes: Uint8Array;
  authorization: string | undefined;
  host: Host;
}

/** A path and what answers there. */
export interface Endpoint {
  path: string;
  /** As the `Allow` header lists them. */
  methods: readonly string[];
  answer: (request: EndpointRequest) => Answer;
}

const READ = ['HEAD', 'GET'];

/** Every path that the emulator knows. */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    path: '/',
    methods: READ,
    answer: () =>
      wholeAnswer({
        status: 200,
        headers: { 'Content-Type': 'text/plain; charset=utf-8' },
        text: 'Ollama is running',
      }),
  },
  { path: '/api/version', methods: READ, answer: ({ host }) => versionAnswer(host) },
  { path: '/api/tags', methods: READ, answer: ({ host }) => tagsAnswer(host) },
  { path: '/api/ps', methods: ['GET'], answer: ({ host }) => psAnswer(host) },
  { path: '/api/show', methods: ['POST'], answer: showAnswer },
  {
    path: '/api/chat',
    methods: ['POST'],
    answer: request => withKey(request, () => answerModelRequest(chatEndpoint, request)),
  },
  {
    path: '/api/generate',
    methods: ['POST'],
    answer: request => withKey(request, () => answerModelRequest(generateEndpoint, request)),
  },
];

/** The service wants a key for its models; a daemon ignores what it is given. */
function withKey({ authorization, host }: EndpointRequest, answer: () => Answer): Answer {
  const { apiKey } = host;
  if (host.mode === 'daemon' || isAuthorized({ authorization, apiKey })) return answer();
  return wholeAnswer({
    status: 401,
    headers: { 'Content-Type': 'application/json' },
    text: '{"error":"unauthorized"}',
  });
}
