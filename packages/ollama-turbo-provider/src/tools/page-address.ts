import { InvalidArgumentError } from '@ai-sdk/provider';

/**
 * Checks the address of a web page. The scheme may be missing, as Ollama takes `ollama.com`, too.
 *
 * @returns the address as it was given, without spaces around it
 * @throws InvalidArgumentError that shows the value
 */
export function checkPageAddress(value: unknown): string {
  if (typeof value !== 'string') throw invalidAddress(`a value of type ${typeof value}`);
  const address = value.trim();
  if (!isPageAddress(address)) throw invalidAddress(JSON.stringify(address.slice(0, 200)));
  return address;
}

function isPageAddress(address: string): boolean {
  // URL parsers drop or escape these.
  if (/[\s\p{Cc}]/u.test(address)) return false;
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(address);
  const url = tryUrl(hasScheme ? address : `https://${address}`);
  if (url === undefined) return false;
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  // A user name is not of the web, but of `mailto:me@example.com`.
  return isWeb && url.username === '' && /[^.]\.[^.]|:/.test(url.hostname);
}

function tryUrl(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}

function invalidAddress(shown: string): InvalidArgumentError {
  return new InvalidArgumentError({
    argument: 'url',
    message: `The url has to be the address of a public web page, such as "https://ollama.com/blog", not ${shown}.`,
  });
}
