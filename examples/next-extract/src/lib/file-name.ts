import type { AttemptState } from './run.ts';

/** What a file is called: `invoice-lines-attempt-2.csv`. It says when the object in it is not what it should be. */
export function fileName(options: {
  name: string;
  /** Of the attempt, where there are two. */
  number: number | undefined;
  state: AttemptState;
  /** Which table; empty for the whole object. */
  part: string;
  ending: string;
}): string {
  const { name, number, state, part, ending } = options;
  const parts = [name, part, number === undefined ? '' : `attempt-${number}`, REMARKS[state] ?? ''];
  const words = parts
    .map(text => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-'))
    .filter(text => text !== '');
  return `${words.join('-')}.${ending}`;
}

const REMARKS: Partial<Record<AttemptState, string>> = {
  misfit: 'does-not-fit',
  stopped: 'stopped',
  failed: 'broke-off',
};
