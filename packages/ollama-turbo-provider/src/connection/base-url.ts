import { InvalidArgumentError } from '@ai-sdk/provider';
import ipaddr from 'ipaddr.js';

/** The host that requests go to. */
export interface BaseUrl {
  /** Without trailing slash and without `/api`. */
  readonly href: string;
  /** `host[:port]`, for messages. */
  readonly host: string;
  /** Ollama Turbo itself, whichever of its names was given. */
  readonly isOllamaCom: boolean;
  /** Whether the host, given without a scheme, would be reached by https: no key is sent to it over plain http. */
  readonly isPublic: boolean;
  /** A loopback address with Ollama's port, 11434. */
  readonly isLocalDaemon: boolean;
}

/** Where requests go unless a base URL is given. */
export const OLLAMA_COM = 'https://ollama.com';

const OLLAMA_PORT = '11434';

/** `api.ollama.com` answers with a redirect that turns a POST into a GET, so it is never asked. */
const OLLAMA_COM_NAMES: ReadonlySet<string> = new Set([
  'ollama.com',
  'www.ollama.com',
  'api.ollama.com',
]);

/** Names that only mean something on the own machine or network. */
const LOCAL_SUFFIXES = ['.local', '.internal', '.localhost'];

const LOOPBACK_RANGES: ReadonlySet<string> = new Set(['loopback', 'unspecified']);

/** Beside RFC 1918 also what VPNs (carrier-grade NAT, as Tailscale) and direct cables (link-local) use. */
const PRIVATE_RANGES: ReadonlySet<string> = new Set([
  'private',
  'uniqueLocal',
  'linkLocal',
  'carrierGradeNat',
]);

/** The tail of a URL that was copied from an example of Ollama's API or of its OpenAI-compatible side. */
const ENDPOINT_TAIL = new RegExp(
  '/(?:' +
    [
      'api(?:/(?:chat|generate|embed|embeddings|tags|show|version|ps|pull|push|create|copy|delete|me|usage|web_search|web_fetch))?',
      'v1(?:/(?:chat/completions|completions|models|embeddings|responses|messages))?',
    ].join('|') +
    ')$',
  'i',
);

/** Those of http and https, and that of a daemon, which people copy along. */
const OLLAMA_COM_PORTS: ReadonlySet<string> = new Set(['', '80', '443', OLLAMA_PORT]);

const URL_PARTS =
  /^(?:(?<scheme>[a-z][a-z\d+.-]*):\/\/)?(?<authority>[^/?#]*)(?<path>[^?#]*)(?<rest>.*)$/i;

/**
 * Reads a base URL in any spelling that people use: with or without scheme, `/api`, `/v1`, an endpoint, slashes at the
 * end. Without a scheme, http is meant for the own machine and network, https for all others.
 *
 * @param options.source where the value comes from, for messages
 * @throws InvalidArgumentError that shows the value, without passwords
 */
export function parseBaseUrl(options: {
  value: string;
  source: 'baseURL' | 'OLLAMA_BASE_URL';
}): BaseUrl {
  const value = options.value.trim();
  const problem = findProblem(value);
  const url = problem === undefined ? parseUrl(value) : undefined;
  if (url === undefined) throw invalidBaseUrl(options.source, value, problem ?? 'it is not a URL');
  if (isOllamaCom(url) && !OLLAMA_COM_PORTS.has(url.port)) {
    throw invalidBaseUrl(
      options.source,
      value,
      `ollama.com does not answer on port ${url.port}, so leave the port out`,
    );
  }
  return toBaseUrl(url);
}

function invalidBaseUrl(source: string, value: string, problem: string): InvalidArgumentError {
  return new InvalidArgumentError({
    argument: source,
    message: `Invalid ${source} ${show(value)}: ${problem}. Expected the address of an Ollama host, such as "${OLLAMA_COM}", "http://localhost:11434" or "my-server:11434/prefix".`,
  });
}

/** What makes a value no base URL before any URL parser sees it: those drop or repair much of this silently. */
function findProblem(value: string): string | undefined {
  if (value === '') return 'it is empty';
  if (/[\s\p{Cc}\\]/u.test(value)) return 'it contains a space, a line break or a backslash';
  const { scheme = 'http', authority = '', rest = '' } = splitUrl(value);
  if (!/^https?$/i.test(scheme)) return `"${scheme}" is neither http nor https`;
  if (authority.includes('@')) {
    return 'it contains a user name or password, which belong into the setting "headers"';
  }
  if (authority === '') return 'it has no host';
  if (authority.split(':').length > 2 && !authority.startsWith('[')) {
    return 'an IPv6 address has to stand in brackets, as in "http://[::1]:11434"';
  }
  if (rest.startsWith('?')) return 'it has a query';
  if (rest.startsWith('#')) return 'it has a fragment';
  return undefined;
}

function splitUrl(value: string): Record<string, string | undefined> {
  return URL_PARTS.exec(value)?.groups ?? {};
}

function parseUrl(value: string): URL | undefined {
  const { scheme } = splitUrl(value);
  if (scheme !== undefined) return tryUrl(value);
  const url = tryUrl(`http://${value}`);
  return url !== undefined && isPublicHost(url) ? tryUrl(`https://${value}`) : url;
}

/** URL parsers take host names that no network knows, such as `ht!tp` and `a..b`. */
const HOST_NAME = /^[\w-]+(\.[\w-]+)*$/;

function tryUrl(value: string): URL | undefined {
  try {
    const url = new URL(value);
    const name = hostName(url);
    return ipaddr.isValid(name) || HOST_NAME.test(name) ? url : undefined;
  } catch {
    return undefined;
  }
}

function toBaseUrl(url: URL): BaseUrl {
  const path = stripEndpoint(url.pathname);
  if (isOllamaCom(url)) {
    // There is no prefix that a second /api or /v1 could belong to.
    const href = `${OLLAMA_COM}${stripEndpoint(path)}`;
    return { href, host: 'ollama.com', isOllamaCom: true, isPublic: true, isLocalDaemon: false };
  }
  return {
    href: `${url.origin}${path}`,
    host: url.host,
    isOllamaCom: false,
    isPublic: isPublicHost(url),
    isLocalDaemon: url.port === OLLAMA_PORT && isLoopback(hostName(url)),
  };
}

function isOllamaCom(url: URL): boolean {
  return OLLAMA_COM_NAMES.has(hostName(url));
}

function stripEndpoint(pathname: string): string {
  const segments = pathname.split('/').filter(segment => segment !== '');
  return segments
    .map(segment => `/${segment}`)
    .join('')
    .replace(ENDPOINT_TAIL, '');
}

/** In lower case, as URLs have it, without the brackets of IPv6 and the dot that ends a full name. */
function hostName(url: URL): string {
  return url.hostname.replace(/^\[|\]$|\.$/g, '');
}

function isPublicHost(url: URL): boolean {
  if (isOllamaCom(url)) return true;
  const name = hostName(url);
  if (url.port === OLLAMA_PORT || isLoopback(name)) return false;
  if (ipaddr.isValid(name)) return !PRIVATE_RANGES.has(ipaddr.process(name).range());
  return name.includes('.') && !LOCAL_SUFFIXES.some(suffix => name.endsWith(suffix));
}

/** `0.0.0.0` and `::` are what servers listen on; people write them for the own machine. */
function isLoopback(name: string): boolean {
  if (ipaddr.isValid(name)) return LOOPBACK_RANGES.has(ipaddr.process(name).range());
  return name === 'localhost' || name.endsWith('.localhost');
}

/** The value in quotes, with everything masked that may be a password or a token. */
function show(value: string): string {
  const masked = value
    .replace(/^([a-z][a-z\d+.-]*:\/\/)?.*@/is, '$1***@')
    .replace(/=[^&#]*/g, '=***');
  return JSON.stringify(masked.length > 200 ? `${masked.slice(0, 200)}…` : masked);
}
