import { toBinaryText } from '../form/binary-text.js';
import { keyRanges } from './key-ranges.js';
import type { Range } from './range.js';
import { secretsOfHeaders } from './secret-headers.js';
import { spellOut } from './spelled-text.js';

/** From this length on a secret cannot be a part of an ordinary word. */
const DISTINCTIVE_LENGTH = 8;

/** What clients send as a key where none is needed. */
const NO_SECRETS: ReadonlySet<string> = new Set(['ollama']);

/** The secrets that were seen so far: what one exchange tells is looked for in all that follow. */
export class KnownSecrets {
  readonly #keys = new Set<string>();
  readonly #accounts = new Set<string>();

  /** Learns keys from texts: from anything that holds nothing else. */
  addKeys(keys: Iterable<string>): void {
    for (const key of keys) addPlain(this.#keys, key);
  }

  /** Learns the keys in a request: from its headers, and what looks like one in its path and its body. */
  addRequest(request: { headers: Headers; path: string; body: Uint8Array | undefined }): void {
    this.addKeys(secretsOfHeaders(request.headers));
    for (const text of [request.path, toBinaryText(request.body ?? new Uint8Array())]) {
      const { plain } = spellOut(text);
      for (const { start, end } of keyRanges(plain)) {
        // What is short may be anything: a time, a number of a model.
        if (end - start >= DISTINCTIVE_LENGTH && !/^\d+$/.test(plain.slice(start, end))) {
          addPlain(this.#keys, plain.slice(start, end));
        }
      }
    }
  }

  /** Learns names and addresses of an account, as they stand in an answer. */
  addAccounts(names: Iterable<string>): void {
    for (const name of names) addPlain(this.#accounts, name);
  }

  /** Where keys stand in a text that is spelled out. */
  keyRanges(plain: string): Range[] {
    return [...this.#keys].flatMap(key => rangesOf(plain, key));
  }

  /** Where names and addresses of accounts stand in a text that is spelled out. */
  accountRanges(plain: string): Range[] {
    return [...this.#accounts].flatMap(name => rangesOf(plain, name));
  }
}

function addPlain(secrets: Set<string>, given: string): void {
  // In a URL, a character that is not ASCII is the bytes of its UTF-8.
  const isBinary = !/[^\0-\xFF]/.test(given);
  const forms = [toBinaryText(new TextEncoder().encode(given)), ...(isBinary ? [given] : [])];
  for (const form of forms) {
    const secret = spellOut(form).plain.trim();
    if (secret !== '' && !NO_SECRETS.has(secret)) secrets.add(secret);
  }
}

function rangesOf(plain: string, secret: string): Range[] {
  const ranges: Range[] = [];
  for (let start = plain.indexOf(secret); start >= 0; start = plain.indexOf(secret, start + 1)) {
    const end = start + secret.length;
    if (secret.length >= DISTINCTIVE_LENGTH || standsAlone(plain, { start, end })) {
      ranges.push({ start, end });
    }
  }
  return ranges;
}

/** A short secret is only one where it stands alone: a key `k` is no reason to blank every k. */
function standsAlone(plain: string, { start, end }: Range): boolean {
  return !/[\w-]/.test(plain.charAt(start - 1)) && !/[\w-]/.test(plain.charAt(end));
}
