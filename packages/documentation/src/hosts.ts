import {
  createEmulator,
  cut,
  fail,
  reply,
  type Emulator,
  type EmulatorModel,
  type Step,
} from 'ollama-turbo-emulator';

/** What stands in for the network while a block runs. */
export interface Hosts {
  fetch: typeof globalThis.fetch;
  /** https://ollama.com */
  cloud: Emulator;
  /** http://localhost:11434 */
  daemon: Emulator;
}

/** The only key that the cloud takes. */
export const API_KEY = 'key-of-the-documentation';

const ALL = ['completion', 'tools', 'thinking', 'vision'] as const;

const CLOUD_MODELS: EmulatorModel[] = [
  { name: 'gpt-oss:120b', family: 'harmony', capabilities: ['completion', 'tools', 'thinking'] },
  { name: 'gpt-oss:20b', family: 'harmony', capabilities: ['completion', 'tools', 'thinking'] },
  { name: 'qwen3.5:397b', capabilities: ALL, contextLength: 262_144 },
];

const DAEMON_MODELS: EmulatorModel[] = [
  { name: 'gpt-oss:20b', family: 'harmony', capabilities: ['completion', 'tools', 'thinking'] },
  { name: 'gpt-oss:120b-cloud', capabilities: ['completion', 'tools', 'thinking'] },
  { name: 'qwen3:8b', capabilities: ['completion', 'tools', 'thinking'], contextLength: 40_960 },
  { name: 'gemma3:4b', capabilities: ['completion', 'vision'] },
  { name: 'embeddinggemma', capabilities: ['embedding'], embeddingLength: 768 },
];

interface Script {
  cloud?: Step[];
  daemon?: Step[];
}

const failure = (status: number, error: string) => fail({ status, body: { error } });

/** What a host does while a block runs, by the name that stands in the block's `host="…"`. */
const SCRIPTS: Record<string, () => Script> = {
  'usage-limit': () => ({
    cloud: [
      failure(
        429,
        'you (me) have reached your weekly usage limit, upgrade for higher limits: https://ollama.com/upgrade',
      ),
    ],
  }),
  unauthorized: () => ({ cloud: [failure(401, 'unauthorized')] }),
  'breaks-off': () => ({
    cloud: [cut({ afterBytes: 400 }, reply({ content: 'One two three. '.repeat(40) }))],
  }),
  prose: () => ({
    cloud: [reply({ content: 'Rome, I think.' }), reply({ content: 'Did I not say Rome?' })],
  }),
  'prose-then-json': () => ({
    cloud: [
      reply({ content: 'Rome, I think.' }),
      reply({ content: 'Here it is:\n```json\n{"name": "Rome", "population": 2800000}\n```' }),
    ],
  }),
  'no-call-then-json': () => ({
    cloud: [reply({ content: 'It is sunny, I guess.' }), reply({ content: '{"city": "Rome"}' })],
  }),
};

/**
 * Two hosts in this process. Requests to other machines fail; those to other ports of this one go through, for servers
 * that a block starts itself.
 *
 * @throws Error for a script that there is not
 */
export function createHosts(scriptName: string | undefined): Hosts {
  const script = scriptName === undefined ? {} : findScript(scriptName);
  const cloud = createEmulator({
    mode: 'cloud',
    apiKey: API_KEY,
    models: CLOUD_MODELS,
    script: script.cloud,
  });
  const daemon = createEmulator({ mode: 'daemon', models: DAEMON_MODELS, script: script.daemon });
  const network = globalThis.fetch;
  return {
    cloud,
    daemon,
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      if (url.hostname === 'ollama.com') return cloud.fetch(input, init);
      if (url.host === 'localhost:11434') return daemon.fetch(input, init);
      if (url.hostname === '127.0.0.1') return network(input, init);
      throw new Error(`There is no network in the documentation's tests: ${url.href}`);
    },
  };
}

function findScript(name: string): Script {
  const create = Object.hasOwn(SCRIPTS, name) ? SCRIPTS[name] : undefined;
  if (create === undefined) throw new Error(`"${name}" is no host of hosts.ts.`);
  return create();
}
