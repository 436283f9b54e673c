import { toCloudModelName } from '../src/chat/request/model-name.ts';

/** What `src/catalog/turbo-models.json` holds. */
export interface TurboModels {
  /** The day of what `source` says. */
  date: string;
  /** Where `models` stem from: the address that was asked, or the documents that name them. */
  source: string;
  models: string[];
  /** Names that were taken out of service, each with the day. Source: Ollama's docs/cloud.mdx. */
  retired: Record<string, string>;
}

/**
 * Asks a host for its names, under which ollama.com knows the models: a daemon's have an ending.
 *
 * @throws Error when it does not answer with a list of models
 */
export async function fetchModelNames(options: {
  baseUrl: string;
  fetch: typeof globalThis.fetch;
}): Promise<{ names: string[]; source: string }> {
  const url = new URL('/api/tags', options.baseUrl);
  const response = await options.fetch(url);
  if (!response.ok) throw new Error(`${url.href} answered with status ${response.status}.`);
  const { models } = (await response.json()) as { models?: { model?: string; name?: string }[] };
  const names = (models ?? []).map(({ model, name }) => toCloudModelName(model || name || ''));
  if (names.length === 0 || names.includes('')) {
    throw new Error(`${url.href} did not answer with a list of models.`);
  }
  return { names: [...new Set(names)].toSorted(), source: url.href };
}

/** What is listed now replaces what was; a name that is listed again is retired no more. */
export function updateTurboModels(options: {
  old: TurboModels;
  names: string[];
  date: string;
  source: string;
}): {
  turboModels: TurboModels;
  added: string[];
  gone: string[];
} {
  const { old, names, date, source } = options;
  const retired = Object.entries(old.retired).filter(([name]) => !names.includes(name));
  return {
    turboModels: { date, source, models: names, retired: Object.fromEntries(retired) },
    added: names.filter(name => !old.models.includes(name)),
    gone: old.models.filter(name => !names.includes(name)),
  };
}

/** `src/catalog/turbo-models.ts`: types need the names in TypeScript, and bundlers differ in how they take JSON. */
export function toTypeScript({ date, source, models, retired }: TurboModels): string {
  const union = models.map(name => `\n  | ${quote(name)}`).join('');
  const days = Object.entries(retired).map(([name, day]) => `  ${quote(name)}: ${quote(day)},\n`);
  return `// Made from turbo-models.json by scripts/update-turbo-models.ts: change that file instead.

/** Names of Ollama Turbo's models, as of ${date}. Source: ${source}. */
export type TurboModelName =${union};

/** Names that Ollama Turbo took out of service, each with the day. */
export const RETIRED_TURBO_MODELS: Readonly<Record<string, string>> = {
${days.join('')}};
`;
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
}
