import { errorLine, fail, reply } from 'ollama-turbo-emulator';
import type { OllamaProviderSettings } from 'ollama-turbo-provider';
import { defineBehaviour, MODEL_ID, type Host } from '../behaviour.ts';
import type { Outcome, Sdk, TextCall } from '../sdk.ts';

const USAGE_LIMIT = fail({
  status: 429,
  body: { error: 'you have reached your session usage limit' },
});

/** Both ways to have an answer. */
const METHODS: {
  method: string;
  ask: (sdk: Sdk, call: TextCall) => Promise<Outcome | undefined>;
}[] = [
  { method: 'generateText', ask: (sdk, call) => sdk.generateText(call) },
  {
    method: 'streamText',
    ask: async (sdk, call) => (await sdk.streamText(call)).outcome,
  },
];

export const fallbackBehaviours = [
  ...METHODS.map(({ method, ask }) =>
    defineBehaviour({
      name: `${method} asks the other model when the quota is used up, and warns`,
      script: () => [USAGE_LIMIT, reply({ content: 'From the other.' })],
      run: async (sdk, host) => {
        const outcome = await ask(sdk, pair(host, host.settings));
        return {
          text: outcome?.text,
          warnings: outcome?.warnings.map(firstSentence),
          statuses: host.requests.map(({ status }) => status),
        };
      },
      expected: {
        text: 'From the other.',
        warnings: [warning('usage-limit')],
        statuses: [429, 200],
      },
    }),
  ),

  ...METHODS.map(({ method, ask }) =>
    defineBehaviour({
      name: `${method} asks the other model when the host is out of reach, and warns`,
      script: () => [reply({ content: 'From the other.' })],
      run: async (sdk, host) => {
        const outcome = await ask(sdk, pair(host, outOfReach(host.settings)));
        return { text: outcome?.text, warnings: outcome?.warnings.map(firstSentence) };
      },
      expected: { text: 'From the other.', warnings: [warning('unreachable')] },
      judge: ({ text, warnings }, verdict) => {
        verdict.check(Boolean(text), 'the text is empty');
        const isTold = warnings?.some(line => line.includes('(unreachable)')) === true;
        verdict.check(isTold, 'there is no warning');
      },
    }),
  ),

  defineBehaviour({
    name: 'an answer that has begun is not begun again by the other model',
    script: () => [
      errorLine('the model runner has crashed', reply({ content: ['One', ' two'] })),
      reply({ content: 'From the other.' }),
    ],
    run: async (sdk, host) => {
      const { events, heard } = await sdk.streamText(pair(host, host.settings));
      const text = events.find(({ type }) => type === 'text');
      return { text, heard: heard.map(({ reason }) => reason), requests: host.requests.length };
    },
    expected: { text: { type: 'text', text: 'One two' }, heard: ['runner-failed'], requests: 1 },
    endings: 'any',
  }),
];

/** A call of a model with these settings, and of the host's where it fails. */
function pair(host: Host, settings: OllamaProviderSettings): TextCall {
  const { modelId } = host;
  return {
    settings: { ...settings, name: 'first' },
    modelId,
    fallback: { settings: { ...host.settings, name: 'second' }, modelId },
    prompt: 'Say hello.',
  };
}

/** As if nothing answered there. */
function outOfReach(settings: OllamaProviderSettings): OllamaProviderSettings {
  return { ...settings, fetch: () => Promise.reject(new TypeError('fetch failed')) };
}

function warning(reason: string): string {
  return `The model "${MODEL_ID}" of first.chat failed (${reason}), and "${MODEL_ID}" of second.chat was asked instead.`;
}

/** The error's own text follows, which others prove. */
function firstSentence(text: string): string {
  return text.replace(/(?<=was asked instead\.).*/s, '');
}
