import { Refusal } from '../refusal.js';
import { goQuote } from './go-quote.js';

/** A model name as a request gave it. */
export interface ModelName {
  /** `cloud` for `x:cloud` and `x:tag-cloud`, which a daemon sends on. */
  source: 'cloud' | 'local';
  /** Without the suffix that names the source. */
  base: string;
  /** With its tag: `gpt-oss:latest` for `gpt-oss`. */
  tagged: string;
  /** In lower case and without the default host and namespace, to look models up by. */
  key: string;
}

const DEFAULT_PREFIX = /^(?:registry\.ollama\.ai\/)?library\//i;

/** Host, namespace, model and tag as Ollama allows them. */
const VALID_NAME =
  /^(?:(?:[a-z0-9_][a-z0-9_.:-]{0,349}\/)?[a-z0-9_][a-z0-9_-]{0,79}\/)?[a-z0-9_][a-z0-9_.-]{0,79}(?::[a-z0-9_][a-z0-9_.-]{0,79})?$/i;

/**
 * Reads a model name. Returns undefined for an empty one; throws a {@link Refusal} for one that cannot be read or that
 * names two sources.
 */
export function parseModelName(text: string): ModelName | undefined {
  const outer = splitSource(text.trim());
  if (outer.source !== undefined && splitSource(outer.base).source !== undefined) {
    throw new Refusal(400, `use either :local or :cloud, not both: ${goQuote(text.trim())}`);
  }
  const { base } = outer;
  if (base === '') return undefined;
  if (!VALID_NAME.test(base)) throw new Refusal(400, 'invalid model name');
  return { source: outer.source ?? 'local', base, tagged: withTag(base), key: modelKey(base) };
}

/** What two spellings of one model have in common. */
export function modelKey(name: string): string {
  return withTag(name.replace(DEFAULT_PREFIX, '')).toLowerCase();
}

function splitSource(text: string): { base: string; source?: 'cloud' | 'local' } {
  const colon = text.lastIndexOf(':');
  if (colon === -1) return { base: text };
  const suffix = text
    .slice(colon + 1)
    .trim()
    .toLowerCase();
  if (suffix === 'cloud' || suffix === 'local') {
    return { base: text.slice(0, colon), source: suffix };
  }
  const isLegacyCloud = suffix.endsWith('-cloud') && !suffix.includes('/');
  return isLegacyCloud
    ? { base: text.slice(0, -'-cloud'.length), source: 'cloud' }
    : { base: text };
}

function withTag(name: string): string {
  const model = name.slice(name.lastIndexOf('/') + 1);
  return model.includes(':') ? name : `${name}:latest`;
}
