import { isBrowser } from './environment.js';
import type { FailedRequest } from './error-advice.js';
import type { NetworkFailure } from './network-failure.js';

/** What to do when a host was not reached, in one or two sentences. */
export function adviseOnNetwork(request: FailedRequest, failure: NetworkFailure): string {
  const { host, isLocalDaemon, isOllamaCom } = request;
  if (isBrowser()) return adviseInBrowser(host);
  switch (failure.kind) {
    case 'timeout':
      return `Node's fetch gives up after 300 seconds without a byte: raise that with the setting "fetch", for example (url, init) => fetch(url, { ...init, dispatcher: new Agent({ headersTimeout: 0, bodyTimeout: 0 }) }) with fetch and Agent of the package undici.`;
    case 'certificate':
      return `No secure connection to ${host}: check http or https in the base URL; Node trusts a certificate of your own when NODE_EXTRA_CA_CERTS names it.`;
    case 'unknown-host':
      return `The name was not found: check the base URL and the network.`;
    case 'refused':
    case 'other':
      if (isLocalDaemon) {
        return 'Start Ollama with "ollama serve" or its app, or set the base URL to where it runs.';
      }
      return isOllamaCom
        ? 'Check the network.'
        : 'Check the base URL, and that Ollama listens there and not only on its own machine (OLLAMA_HOST=0.0.0.0).';
  }
}

/** Browsers keep the reason from the page. */
function adviseInBrowser(host: string): string {
  return `Browsers do not say why: ${host} may not run, or may not allow this page; for an Ollama daemon, add the page's origin to OLLAMA_ORIGINS.`;
}
