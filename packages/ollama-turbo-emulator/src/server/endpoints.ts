import type { Answer } from '../answer/answer.js';
import { wholeAnswer } from '../answer/framing.js';
import type { EmulatorMode } from '../chat-request.js';
import { meAnswer } from '../endpoint/account/me-answer.js';
import { statusAnswer } from '../endpoint/account/status-answer.js';
import { usageAnswer } from '../endpoint/account/usage-answer.js';
import { psAnswer, showAnswer, tagsAnswer, versionAnswer } from '../endpoint/catalogue-answers.js';
import { chatEndpoint } from '../endpoint/chat-endpoint.js';
import { embedAnswer } from '../endpoint/embed/embed-answer.js';
import { legacyEmbedAnswer } from '../endpoint/embed/legacy-embed-answer.js';
import type { EndpointRequest } from '../endpoint/endpoint-request.js';
import { generateEndpoint } from '../endpoint/generate-endpoint.js';
import { answerModelRequest } from '../endpoint/model-endpoint.js';
import { copyAnswer } from '../endpoint/store/copy-answer.js';
import { deleteAnswer } from '../endpoint/store/delete-answer.js';
import { pullAnswer } from '../endpoint/store/pull-answer.js';
import { chatCompletionsAnswer } from '../endpoint/v1/chat-completions-answer.js';
import { v1EmbeddingsAnswer } from '../endpoint/v1/v1-embeddings-answer.js';
import { v1ModelAnswer, v1ModelsAnswer } from '../endpoint/v1/v1-models-answer.js';
import { webFetchAnswer } from '../endpoint/web/web-fetch-answer.js';
import { webSearchAnswer } from '../endpoint/web/web-search-answer.js';
import { withKey } from '../endpoint/with-key.js';
import { elsewhere } from '../upstream/elsewhere.js';

/** A path and what answers there. */
export interface Endpoint {
  /** A part that begins with a colon stands for any. */
  path: string;
  /** As the `Allow` header lists them. */
  methods: readonly string[];
  /** The only hosts that have it; both by default. */
  mode?: EmulatorMode;
  answer: (request: EndpointRequest) => Answer | Promise<Answer>;
}

const READ = ['HEAD', 'GET'];
const POST = ['POST'];

const ENDPOINTS: readonly Endpoint[] = [
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
  {
    path: '/api/show',
    methods: POST,
    answer: request => elsewhere.show(request) ?? showAnswer(request),
  },
  {
    path: '/api/chat',
    methods: POST,
    answer: request =>
      elsewhere.chat(request) ?? withKey(request, () => answerModelRequest(chatEndpoint, request)),
  },
  {
    path: '/api/generate',
    methods: POST,
    answer: request =>
      elsewhere.generate(request) ??
      withKey(request, () => answerModelRequest(generateEndpoint, request)),
  },
  {
    path: '/api/embed',
    methods: POST,
    answer: request => elsewhere.embed(request) ?? withKey(request, () => embedAnswer(request)),
  },
  {
    path: '/api/embeddings',
    methods: POST,
    answer: request =>
      elsewhere.legacyEmbed(request) ?? withKey(request, () => legacyEmbedAnswer(request)),
  },
  { path: '/api/pull', methods: POST, mode: 'daemon', answer: pullAnswer },
  { path: '/api/copy', methods: POST, mode: 'daemon', answer: copyAnswer },
  { path: '/api/delete', methods: ['DELETE'], mode: 'daemon', answer: deleteAnswer },
  {
    path: '/api/status',
    methods: ['GET'],
    mode: 'daemon',
    answer: ({ host }) => statusAnswer(host),
  },
  {
    path: '/api/me',
    methods: POST,
    answer: request => elsewhere.me(request) ?? withKey(request, meAnswer),
  },
  {
    path: '/api/usage',
    methods: ['GET'],
    mode: 'cloud',
    answer: request => withKey(request, () => usageAnswer(request.host)),
  },
  {
    path: '/api/web_search',
    methods: POST,
    mode: 'cloud',
    answer: request => withKey(request, () => webSearchAnswer(request)),
  },
  {
    path: '/api/web_fetch',
    methods: POST,
    mode: 'cloud',
    answer: request => withKey(request, () => webFetchAnswer(request)),
  },
  {
    path: '/api/experimental/web_search',
    methods: POST,
    mode: 'daemon',
    answer: request => elsewhere.webSearch(request) ?? webSearchAnswer(request),
  },
  {
    path: '/api/experimental/web_fetch',
    methods: POST,
    mode: 'daemon',
    answer: request => elsewhere.webFetch(request) ?? webFetchAnswer(request),
  },
  {
    path: '/v1/chat/completions',
    methods: POST,
    answer: request =>
      elsewhere.v1(request) ?? withKey(request, () => chatCompletionsAnswer(request)),
  },
  {
    path: '/v1/embeddings',
    methods: POST,
    answer: request => elsewhere.v1(request) ?? withKey(request, () => v1EmbeddingsAnswer(request)),
  },
  { path: '/v1/models', methods: ['GET'], answer: ({ host }) => v1ModelsAnswer(host) },
  {
    path: '/v1/models/:model',
    methods: ['GET'],
    answer: request => elsewhere.v1Model(request) ?? v1ModelAnswer(request),
  },
];

/** Every path that a host knows. */
export function endpointsOf(mode: EmulatorMode): readonly Endpoint[] {
  return ENDPOINTS.filter(endpoint => endpoint.mode === undefined || endpoint.mode === mode);
}
