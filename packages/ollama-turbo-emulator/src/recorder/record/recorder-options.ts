import { checkFields, listOf, text, type Rule } from '../../check.js';
import type { Recording } from '../form/recording.js';

/** How to record. */
export interface RecorderOptions {
  /** What sends the requests; the `fetch` of the runtime by default. */
  fetch?: typeof globalThis.fetch;
  /** The host that all requests go to, whatever their URL says: `https://ollama.com`. By default where they would go. */
  target?: string;
  /** A folder that each recording is written to, in Node only. It is made when it is missing; what it holds stays. */
  directory?: string;
  /** Gets each recording; instead of `directory`. */
  write?: (recording: Recording) => void | Promise<void>;
  /** Further texts that no recording may hold. */
  secrets?: readonly string[];
  /** Is told what could not be recorded or written, once until it works again; on the console by default. */
  onError?: (error: Error) => void;
}

const callback: Rule = { expected: 'a function', fits: value => typeof value === 'function' };
const filledText: Rule = {
  expected: 'a text that is not empty',
  fits: value => typeof value === 'string' && value.trim() !== '',
};

const FIELDS: Record<keyof RecorderOptions, Rule> = {
  fetch: callback,
  target: { expected: 'a URL such as https://ollama.com', fits: isTarget },
  directory: filledText,
  write: callback,
  secrets: listOf(text),
  onError: callback,
};

/** Throws a `TypeError` that names the option, for callers whose compiler did not. */
export function checkRecorderOptions(options: RecorderOptions): void {
  checkFields({ of: 'createRecorder', value: options, fields: FIELDS, secret: ['target'] });
  if (options.directory !== undefined && options.write !== undefined) {
    throw new TypeError('createRecorder: directory and write exclude each other; give one.');
  }
}

/** Whether a value is the URL of a host, perhaps with a path, and without a key or a password in it. */
export function isTarget(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, username, password, search, hash } = new URL(value);
  return /^https?:$/.test(protocol) && username + password + search + hash === '';
}
