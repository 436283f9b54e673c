import { InvalidArgumentError } from '@ai-sdk/provider';
import { normalizeHeaders, withUserAgentSuffix } from '@ai-sdk/provider-utils';
import { VERSION } from '../version.js';

/** Headers as callers give them; entries that are undefined are dropped. */
export type HeaderRecord = Record<string, string | undefined>;

/** Whether a value can be headers at all; a `Headers` object can. */
export function isHeaderRecord(value: unknown): value is HeaderRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The headers of a request with a JSON body, names in lower case: those of the call win over those of the settings,
 * whatever the case of their names.
 *
 * @throws InvalidArgumentError that names the header, but not its value, when one cannot be sent
 */
export function toRequestHeaders(options: {
  settings: HeaderRecord | undefined;
  call: HeaderRecord | undefined;
}): Record<string, string> {
  for (const given of [options.settings, options.call]) {
    if (given === undefined || isHeaderRecord(given)) continue;
    throw invalidHeader('The headers of a request have to be an object of names and texts.');
  }
  const headers = {
    'content-type': 'application/json',
    ...normalizeHeaders(options.settings),
    ...normalizeHeaders(options.call),
  };
  for (const [name, value] of Object.entries(headers)) checkHeader(name, value);
  return withUserAgentSuffix(headers, `ollama-turbo-provider/${VERSION}`);
}

/** `Headers` says what can be sent, but its own error quotes the value, which may be a key. */
function checkHeader(name: string, value: unknown): void {
  if (typeof value !== 'string') {
    throw invalidHeader(`The header ${JSON.stringify(name)} has to be a text.`);
  }
  try {
    new Headers().set(name, value);
  } catch {
    throw invalidHeader(
      `The header ${JSON.stringify(name)} cannot be sent: its name or its value contains a character that HTTP does not allow, such as a line break or one that is not Latin-1.`,
    );
  }
}

function invalidHeader(message: string): InvalidArgumentError {
  return new InvalidArgumentError({ argument: 'headers', message });
}
