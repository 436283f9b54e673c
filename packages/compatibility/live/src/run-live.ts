import { parseArgs } from 'node:util';
import { behaviours } from 'compatibility-behaviours/behaviours';
import type { Sdk } from 'compatibility-behaviours/sdk';
import type { OllamaProviderSettings } from 'ollama-turbo-provider';
import { findHost, type Environment } from './find-host.ts';
import { findModels, type FoundModels } from './find-models.ts';
import { judgeBehaviour, type Judgement } from './judge-behaviour.ts';
import { reportJudgement, reportSummary } from './report.ts';

const USAGE = `Runs what apps do with the provider against a real host, and judges the answers.

  --model NAME    the model; by default gpt-oss:120b on ollama.com, else the host's first that can chat;
                  for embeddings, the host's first that can embed
  --majors 4,7    the majors of the AI SDK; by default 4,5,6,7
  --help

The host is OLLAMA_BASE_URL; else ollama.com, if OLLAMA_API_KEY is set; else http://localhost:11434.`;

type Print = (line: string) => void;

/** Loaded when asked for, so that a major that is not named plays no part. */
const SDKS = {
  4: async () => (await import('compatibility-ai4/sdk')).sdk,
  5: async () => (await import('compatibility-ai5/sdk')).sdk,
  6: async () => (await import('compatibility-ai6/sdk')).sdk,
  7: async () => (await import('compatibility-ai7/sdk')).sdk,
} as const satisfies Record<number, () => Promise<Sdk>>;

/** The command line: what it prints, and its exit code. */
export async function runLive(options: {
  arguments: string[];
  environment: Environment;
  print: Print;
}): Promise<0 | 1> {
  const { environment } = options;
  const print: Print = line => options.print(withoutKey(line, environment));
  try {
    return await run({ ...options, print });
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

async function run(options: {
  arguments: string[];
  environment: Environment;
  print: Print;
}): Promise<0 | 1> {
  const { print } = options;
  const { values } = parseArgs({
    args: options.arguments,
    options: {
      model: { type: 'string' },
      majors: { type: 'string', default: '4,5,6,7' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    print(USAGE);
    return 0;
  }
  const majors = readMajors(values.majors);
  const settings = findHost(options.environment);
  const models = await findModels(settings, values.model);
  for (const line of describeModels(models, settings.baseURL)) print(line);
  const judgements: Judgement[] = [];
  for (const major of majors) {
    const sdk = await SDKS[major]();
    judgements.push(...(await judgeAll({ sdk, settings, models, print })));
  }
  print(`\n${reportSummary(judgements)}`);
  return judgements.some(({ kind }) => kind === 'failed') ? 1 : 0;
}

function describeModels({ chat, embedding }: FoundModels, baseURL: string): string[] {
  return [
    `${chat.id} on ${baseURL}, which can do: ${chat.capabilities.join(', ')}`,
    'problem' in embedding
      ? `No embeddings: ${embedding.problem}`
      : `${embedding.id} for embeddings`,
  ];
}

/** One after another: a plan may have a single slot. */
async function judgeAll(options: {
  sdk: Sdk;
  settings: OllamaProviderSettings;
  models: FoundModels;
  print: Print;
}): Promise<Judgement[]> {
  const { sdk, print } = options;
  print(`\nAI SDK ${sdk.versions.ai} with @ai-sdk/provider ${sdk.versions.provider}`);
  const judgements: Judgement[] = [];
  for (const behaviour of behaviours) {
    const judgement = await judgeBehaviour({ ...options, behaviour });
    for (const line of reportJudgement(behaviour.name, judgement)) print(line);
    judgements.push(judgement);
  }
  return judgements;
}

function readMajors(text: string): (keyof typeof SDKS)[] {
  return text.split(',').map(part => {
    switch (part.trim()) {
      case '4':
        return 4;
      case '5':
        return 5;
      case '6':
        return 6;
      case '7':
        return 7;
      default:
        throw new Error(`--majors is "${text}"; it takes some of 4,5,6,7.`);
    }
  });
}

/** Whatever a host may have echoed: the variable as it is set, and the key in it as the provider sends it. */
function withoutKey(line: string, { OLLAMA_API_KEY: variable = '' }: Environment): string {
  const key = variable.trim().replace(/^bearer\s+/i, '');
  return [variable, key]
    .filter(text => text.trim() !== '')
    .reduce((shown, text) => shown.replaceAll(text, '[key]'), line);
}
