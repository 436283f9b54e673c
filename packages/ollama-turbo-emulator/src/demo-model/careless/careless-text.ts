import type { JsonObject } from '../json.js';
import { breach, missingProperties, wrongTypes, type Breach } from './schema-breaches.js';
import { singleQuoted } from './single-quoted.js';
import type { Slip } from './slips.js';

/** An answer in JSON as it should be. */
interface JsonAnswer {
  value: unknown;
  /** What the value is valid against; `{}` where any object will do. */
  schema: JsonObject;
  /** The words that say what it is about; may be empty. */
  subject: string;
}

type CarelessKind =
  | 'prose alone'
  | 'prose around'
  | 'code fence'
  | 'wrong type'
  | 'missing property'
  | 'trailing comma'
  | 'single quotes';

const KINDS: readonly CarelessKind[] = [
  'prose alone',
  'prose around',
  'code fence',
  'wrong type',
  'missing property',
  'trailing comma',
  'single quotes',
];

/** Says carelessly what would have been JSON, in one of the ways in which models do; of those that its value allows. */
export function carelessText(answer: JsonAnswer, slip: Slip): string {
  const possible = KINDS.map(kind => variantsOf(kind, answer)).filter(
    variants => variants.length > 0,
  );
  const write = pick(pick(possible, slip.kind) ?? [], slip.variant);
  return write?.() ?? '';
}

/** The ways to be careless in; none where the value has nothing for it. */
function variantsOf(kind: CarelessKind, { value, schema, subject }: JsonAnswer): (() => string)[] {
  const text = JSON.stringify(value);
  const indented = JSON.stringify(value, undefined, 2);
  switch (kind) {
    case 'prose alone':
      return [
        () => 'I am sorry, but I cannot answer in the format that you ask for.',
        () => `Sure! There is a lot to say about ${subject || 'that'}. Where shall I begin?`,
      ];
    case 'prose around':
      return [
        () => `Sure! Here is the JSON:\n\n${indented}\n\nLet me know if you need anything else. 😊`,
        () => `The answer is ${text}`,
      ];
    case 'code fence':
      return [
        () => `\`\`\`json\n${indented}\n\`\`\``,
        () => `Here you are:\n\n\`\`\`json\n${indented}\n\`\`\``,
      ];
    case 'wrong type':
      return textsOf(value, wrongTypes(value, schema));
    case 'missing property':
      return textsOf(value, missingProperties(value, schema));
    case 'trailing comma':
      return isEmptyOrPlain(value)
        ? []
        : [
            () => `${text.slice(0, -1)},${text.slice(-1)}`,
            () => `${indented.slice(0, -2)},\n${indented.slice(-1)}`,
          ];
    case 'single quotes':
      return text.includes('"') ? [() => singleQuoted(value)] : [];
  }
}

function textsOf(value: unknown, breaches: readonly Breach[]): (() => string)[] {
  return breaches.map(change => () => JSON.stringify(breach(value, change)));
}

/** There is nothing that a comma could stand behind. */
function isEmptyOrPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0;
}

function pick<Item>(items: readonly Item[], share: number): Item | undefined {
  return items[Math.floor(share * items.length)];
}
