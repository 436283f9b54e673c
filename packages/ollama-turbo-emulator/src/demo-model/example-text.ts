import { wordsOf } from './words.js';

/** A text in a format of JSON schema; `undefined` for a format that is not known. */
export function formatExample(format: string): string | undefined {
  return FORMAT_EXAMPLES.get(format);
}

/**
 * A text for a property that nothing is known about: an example of what its name says, else one that names the property
 * and the subject of the question, as in `Step 2 of lasagna recipe`.
 */
export function exampleText(options: {
  name: string;
  index: number | undefined;
  subject: string;
}): string {
  const { name, index, subject } = options;
  const words = wordsOf(name);
  const examples = examplesFor(words);
  if (examples) return examples[(index ?? 0) % examples.length] ?? '';
  const about = subject || 'demo';
  const label = words.join(' ');
  if (label === '' || SUBJECT_NAMES.has(label)) {
    return sentenceCase(index === undefined ? about : `${about} ${index + 1}`);
  }
  const item = index === undefined ? label : `${label.replace(/(?<=[^s])s$/, '')} ${index + 1}`;
  return sentenceCase(`${item} of ${about}`);
}

/** Whether there are examples of what a property's name says. */
export function hasExample(name: string): boolean {
  return examplesFor(wordsOf(name)) !== undefined;
}

function examplesFor(words: readonly string[]): string[] | undefined {
  return words.map(word => EXAMPLES.get(word)?.split('|')).find(list => list !== undefined);
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Properties that hold what the question is about. */
const SUBJECT_NAMES = new Set(['name', 'title', 'label', 'heading', 'topic', 'subject']);

const CITIES = 'Berlin|Lima|Nairobi|Oslo|Tokyo';
const EXAMPLES = new Map(
  Object.entries({
    city: CITIES,
    town: CITIES,
    place: CITIES,
    location: CITIES,
    origin: CITIES,
    destination: 'Lima|Nairobi|Oslo|Tokyo|Berlin',
    country: 'Germany|Peru|Kenya|Norway|Japan',
    timezone: 'UTC',
    zone: 'UTC',
    expression: '1 + 1',
    formula: '1 + 1',
    email: 'demo@example.com',
    url: 'https://example.com/demo',
    date: '2026-01-15',
    language: 'English|Spanish|Swahili|Norwegian|Japanese',
    color: 'blue|green|yellow|red',
    colour: 'blue|green|yellow|red',
    sentiment: 'neutral',
  }),
);

/** Always the same, so that the same question gets the same answer on every day. */
const FORMAT_EXAMPLES = new Map(
  Object.entries({
    date: '2026-01-15',
    'date-time': '2026-01-15T09:30:00Z',
    time: '09:30:00Z',
    duration: 'PT15M',
    email: 'demo@example.com',
    'idn-email': 'demo@example.com',
    hostname: 'example.com',
    uri: 'https://example.com/demo',
    url: 'https://example.com/demo',
    uuid: '123e4567-e89b-42d3-a456-426614174000',
    ipv4: '192.0.2.1',
    ipv6: '2001:db8::1',
  }),
);
