import type { Major } from './majors.js';

/** What `app.ts` of a major has to print. */
export function appOutput({ specificationVersion, defaults }: Major) {
  return {
    specificationVersion,
    model: 'ollama.chat m',
    text: 'It is sunny in Paris.',
    steps: [
      {
        reasoning: 'I ask the tool.',
        calls: [{ city: 'Paris' }],
        results: ['Sunny in Paris.'],
        finishReason: 'tool-calls',
        tokens: [10, 5],
      },
      { calls: [], results: [], finishReason: 'stop', tokens: [10, 5] },
    ],
    greeting: 'Hello!',
    embedding: [0.5, 0.25],
    embeddingTokens: 3,
    requests: [
      ...requestBodies(defaults).map(body => request('chat', body)),
      request('embed', { model: 'embeddinggemma', input: ['Hi'] }),
    ],
  };
}

function request(endpoint: string, body: object) {
  return { url: `https://ollama.com/api/${endpoint}`, authorization: 'Bearer key', body };
}

function requestBodies(defaults: Major['defaults']) {
  const question = { role: 'user', content: 'How is the weather in Paris?' };
  const call = { id: 'call_1', function: { name: 'weather', arguments: { city: 'Paris' } } };
  const called = {
    role: 'assistant',
    content: '',
    thinking: 'I ask the tool.',
    tool_calls: [call],
  };
  const result = {
    role: 'tool',
    content: 'Sunny in Paris.',
    tool_name: 'weather',
    tool_call_id: 'call_1',
  };
  const conversation = {
    model: 'qwen3:8b',
    stream: true,
    options: { num_ctx: 1, ...defaults },
    tools: [{ type: 'function', function: WEATHER }],
  };
  return [
    { ...conversation, messages: [question] },
    { ...conversation, messages: [question, called, result] },
    {
      model: 'gpt-oss:20b',
      stream: true,
      ...(defaults && { options: defaults }),
      tools: [{ type: 'function', function: WEB_SEARCH }],
      messages: [{ role: 'user', content: 'Hi' }],
    },
  ];
}

const WEATHER = {
  name: 'weather',
  description: 'The weather in a city',
  parameters: {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
    additionalProperties: false,
  },
};

/** The provider's own tool. */
const WEB_SEARCH = {
  name: 'webSearch',
  description:
    'Searches the web, for what is current or not known for sure. Returns pages that fit, each with title, url and content.',
  parameters: {
    type: 'object',
    properties: { query: { type: 'string', description: 'What to search for' } },
    required: ['query'],
    additionalProperties: false,
  },
};
