import type { AnsweredCall } from './conversation.js';
import { isJsonObject, type JsonObject } from './json.js';
import { wordsOf } from './words.js';

/** Answers a question from what the called tools returned. */
export function answerFromResults(calls: readonly AnsweredCall[]): string {
  return calls.map(sentenceFor).join('\n\n');
}

/** How much of a list, and of a long text, is told. */
const MOST_LISTED = 5;
const MOST_CHARACTERS = 600;

function sentenceFor(call: AnsweredCall): string {
  const { name, result } = call;
  if (result === undefined) return `The tool \`${name}\` returned nothing.`;
  const value = parse(result);
  const failure = failureIn(value);
  if (failure !== undefined) return `The tool \`${name}\` failed: ${failure}`;
  return (
    weatherSentence(call, value) ?? calculationSentence(call, value) ?? genericSentence(name, value)
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.trim();
  }
}

function failureIn(value: unknown): string | undefined {
  if (typeof value === 'string') return /^error\b[:\s]*(.*)$/is.exec(value)?.[1];
  if (!isJsonObject(value)) return undefined;
  return typeof value.error === 'string' ? value.error : undefined;
}

/** "In Berlin it is 21 °C and sunny.", from any object with a temperature in it. */
function weatherSentence(call: AnsweredCall, value: unknown): string | undefined {
  if (!isJsonObject(value)) return undefined;
  const [key, temperature] =
    Object.entries(value).find(([name]) => /temp|celsius|fahrenheit|degrees/i.test(name)) ?? [];
  if (key === undefined) return undefined;
  if (typeof temperature !== 'number' && typeof temperature !== 'string') return undefined;
  const place = textOf(value, PLACE_KEYS) ?? textOf(call.arguments, PLACE_KEYS);
  const condition = textOf(value, CONDITION_KEYS);
  const start = place === undefined ? 'It is' : `In ${place} it is`;
  const end = condition === undefined ? '' : ` and ${condition.toLowerCase()}`;
  const known = new Set([key, ...PLACE_KEYS, ...CONDITION_KEYS, ...UNIT_KEYS]);
  const rest = Object.entries(value).filter(([name]) => !known.has(name));
  const more = rest.length === 0 ? '' : ` (${listFields(rest)})`;
  return `${start} ${temperature}${degrees(key, temperature, value)}${end}${more}.`;
}

const PLACE_KEYS = ['city', 'location', 'place', 'name'];
const CONDITION_KEYS = ['condition', 'conditions', 'description', 'weather', 'sky', 'summary'];
const UNIT_KEYS = ['unit', 'units'];

/** The unit, unless the value brings its own. */
function degrees(key: string, temperature: number | string, value: JsonObject): string {
  if (typeof temperature === 'string' && !/\d$/.test(temperature)) return '';
  const unit = `${textOf(value, UNIT_KEYS) ?? ''} ${wordsOf(key).join(' ')}`;
  if (/fahrenheit|°?\bf\b/i.test(unit)) return ' °F';
  return /celsius|°?\bc\b/i.test(unit) ? ' °C' : '°';
}

/** "17 * 23 = 391", when a result came back for an expression. */
function calculationSentence(call: AnsweredCall, value: unknown): string | undefined {
  const result = isJsonObject(value) ? (value.result ?? value.value ?? value.answer) : value;
  const isResult =
    typeof result === 'number' || (typeof result === 'string' && /^-?[\d.]+$/.test(result));
  const expression = textOf(call.arguments, ['expression', 'formula', 'equation']);
  if (!isResult || expression === undefined) return undefined;
  return `${expression} = ${String(result)}`;
}

function genericSentence(name: string, value: unknown): string {
  if (isJsonObject(value)) {
    const entries = Object.entries(value);
    return entries.length === 0
      ? `The tool \`${name}\` returned an empty object.`
      : `Here is what \`${name}\` says: ${listFields(entries)}.`;
  }
  if (Array.isArray(value)) return listSentence(name, value);
  if (value === '') return `The tool \`${name}\` returned nothing.`;
  return `Here is what \`${name}\` says: ${shorten(String(value))}`;
}

function listSentence(name: string, items: readonly unknown[]): string {
  if (items.length === 0) return `The tool \`${name}\` found nothing.`;
  const lines = items.slice(0, MOST_LISTED).map(item => `- ${inWords(item)}`);
  const count = items.length === 1 ? 'one entry' : `${items.length} entries`;
  const more = items.length > MOST_LISTED ? [`- … and ${items.length - MOST_LISTED} more`] : [];
  return [`The tool \`${name}\` returned ${count}:`, '', ...lines, ...more].join('\n');
}

function listFields(entries: readonly (readonly [string, unknown])[], level = 0): string {
  return entries
    .map(([key, value]) => `${wordsOf(key).join(' ')}: ${inWords(value, level)}`)
    .join(', ');
}

/** Nobody reads a sentence with more levels than these. */
const MOST_LEVELS = 20;

function inWords(value: unknown, level = 0): string {
  if (level > MOST_LEVELS) return '…';
  if (Array.isArray(value)) return value.map(item => inWords(item, level + 1)).join(', ') || 'none';
  if (isJsonObject(value)) return `(${listFields(Object.entries(value), level + 1)})`;
  if (value === null || value === undefined) return 'unknown';
  return shorten(typeof value === 'string' ? value : JSON.stringify(value));
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length > MOST_CHARACTERS
    ? `${characters.slice(0, MOST_CHARACTERS).join('')}…`
    : text;
}

function textOf(value: JsonObject, keys: readonly string[]): string | undefined {
  return keys.map(key => value[key]).find(text => typeof text === 'string');
}
