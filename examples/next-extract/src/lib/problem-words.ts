import { pathText } from './json-value.ts';

/** A problem of an object: where it is, and what is wrong there. */
export interface Problem {
  place: string;
  words: string;
}

/** How a problem is told by the provider, and how a reader would put it. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/^Instance does not have required property "(.*)"\.$/, '“$1” is missing.'],
  [/^Instance does not match any of (.*)\.$/, 'This has to be one of $1.'],
  [/^Instance does not match (["\d].*)\.$/, 'This has to be $1.'],
  [/^Nothing may stand here\.$/, 'The schema has no such property.'],
  [/^String does not match format "(.*)"\.$/, 'This is not in the format “$1”.'],
  [/^String does not match pattern\.$/, 'This does not match the pattern of the schema.'],
];

/** Reads what the provider says of an answer, as in `/lines/1: Array has too few items (0 < 1).` */
export function readProblem(problem: string): Problem {
  const [, pointer = '', text = problem] = /^(\/[^:\s]*): (.*)$/s.exec(problem) ?? [];
  const phrase = PHRASES.find(([pattern]) => pattern.test(text));
  return {
    place: placeOf(pointer),
    words: typeWords(text) ?? (phrase ? text.replace(phrase[0], phrase[1]) : text),
  };
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
};

function typeWords(text: string): string | undefined {
  const [, is, expected] =
    /^Instance type "(\w+)" is invalid\. Expected "(.*)"\.$/.exec(text) ?? [];
  if (is === undefined || expected === undefined) return undefined;
  const names = expected.split('", "').map(name => TYPES[name] ?? name);
  return `This is ${TYPES[is] ?? is}, and has to be ${names.join(' or ')}.`;
}

function placeOf(pointer: string): string {
  const steps = pointer.split('/').slice(1);
  return pathText(
    steps.map(step => {
      const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
      return /^\d+$/.test(name) ? Number(name) : name;
    }),
  );
}
