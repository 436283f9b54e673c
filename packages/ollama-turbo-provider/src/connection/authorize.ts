import { InvalidArgumentError } from '@ai-sdk/provider';
import { missingApiKey, resolveApiKey, type ApiKey, type ApiKeySetting } from './api-key.js';
import type { BaseUrl } from './base-url.js';
import { isBrowser } from './environment.js';

/** The headers of a request, with Authorization where there is one, and where that came from. */
interface Authorized {
  headers: Record<string, string>;
  source: ApiKey['source'] | 'headers' | undefined;
}

/**
 * Adds the key to headers, whose names are in lower case. An Authorization among them stays as it is, and then no key
 * is looked for.
 *
 * @throws LoadAPIKeyError when the host is ollama.com, there is no key, and it is needed
 * @throws InvalidArgumentError when a key must not be sent to this host or from here, or cannot be sent at all
 */
export async function authorize(options: {
  headers: Record<string, string>;
  apiKey: ApiKeySetting | undefined;
  baseUrl: BaseUrl;
  allowBrowser: boolean;
  /** Whether ollama.com answers without a key. */
  isPublic: boolean;
}): Promise<Authorized> {
  const { headers, apiKey, baseUrl, allowBrowser, isPublic } = options;
  if (headers['authorization'] !== undefined) {
    checkTrust(baseUrl, allowBrowser);
    return { headers, source: 'headers' };
  }
  const found = await resolveApiKey({ setting: apiKey, baseUrl });
  if (found !== undefined) {
    checkTrust(baseUrl, allowBrowser);
    const authorization = `Bearer ${found.key}`;
    return { headers: { ...headers, authorization }, source: found.source };
  }
  if (baseUrl.isOllamaCom && !isPublic) throw missingApiKey();
  return { headers, source: undefined };
}

/** A key travels neither in the clear through the internet nor from a page that anyone can look into. */
function checkTrust({ href, host, isPublic }: BaseUrl, allowBrowser: boolean): void {
  if (isPublic && href.startsWith('http:')) {
    throw new InvalidArgumentError({
      argument: 'baseURL',
      message: `No key is sent to ${host} over plain http, where anyone on the way can read it: use "https://${host}" as base URL, or leave the key out.`,
    });
  }
  if (isBrowser() && !allowBrowser) {
    throw new InvalidArgumentError({
      argument: 'dangerouslyAllowBrowser',
      message: `No key is sent to ${host} from a browser, where every visitor of the page can read it: call ${host} from a server, or set dangerouslyAllowBrowser to true if visitors may have this key.`,
    });
  }
}
