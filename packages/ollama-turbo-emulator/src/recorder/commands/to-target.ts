import { InvalidArgumentError } from 'commander';
import { isTarget } from '../record/recorder-options.js';

/** Takes the URL of a host from the command line, also without its scheme. */
export function toTarget(text: string): string {
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (isTarget(url)) return url.replace(/\/+$/, '');
  throw new InvalidArgumentError(
    'It has to be the URL of a host such as https://ollama.com, without a key in it.',
  );
}
