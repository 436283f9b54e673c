import type { ChatTool } from '../chat-request.js';
import { findClues } from './clues.js';
import { isJsonObject } from './json.js';
import { isFillerWord, stemOf, topicStemsOf, wordsOf } from './words.js';

/** A word of the name says more than one of the description or of the parameters, and more than what stands for it. */
const NAME_WEIGHT = 3;
const NAME_SYNONYM_WEIGHT = 2;
const TEXT_WEIGHT = 1;
/** A tool is what the question is about from this weight on. */
const LEAST_WEIGHT = 2;

/**
 * The offered tools that a question is about, in the order in which it speaks of them.
 *
 * The tool that explains most of the question's words is taken first; what it explains counts for no other tool, so of
 * two weather tools one is called, and of a weather and a time tool both when the question speaks of both.
 */
export function chooseTools(question: string, tools: readonly ChatTool[]): ChatTool[] {
  const chosen: { tool: ChatTool; position: number }[] = [];
  let terms = termsOf(question);
  let candidates = tools.map(describeTool);
  for (;;) {
    const best = bestMatch(candidates, terms);
    if (best === undefined) break;
    const { candidate, matched } = best;
    chosen.push({
      tool: candidate.tool,
      position: Math.min(...matched.map(term => term.position)),
    });
    terms = terms.filter(term => !matched.includes(term));
    candidates = candidates.filter(other => other !== candidate);
  }
  return chosen
    .toSorted((first, second) => first.position - second.position)
    .map(({ tool }) => tool);
}

/** Something the question speaks of. */
interface Term {
  position: number;
  /** The stems of its word and of what the word stands for. */
  stems: readonly string[];
}

interface Candidate {
  tool: ChatTool;
  nameStems: ReadonlySet<string>;
  textStems: ReadonlySet<string>;
}

interface Match {
  candidate: Candidate;
  matched: readonly Term[];
  weight: number;
}

function bestMatch(candidates: readonly Candidate[], terms: readonly Term[]): Match | undefined {
  return candidates
    .map(candidate => matchOf(candidate, terms))
    .filter(match => match.weight >= LEAST_WEIGHT)
    .toSorted(
      (first, second) =>
        second.weight - first.weight ||
        // Of get_weather and get_weather_alerts, "the weather" means the first.
        first.candidate.nameStems.size - second.candidate.nameStems.size,
    )
    .at(0);
}

function matchOf(candidate: Candidate, terms: readonly Term[]): Match {
  const weights = new Map(terms.map(term => [term, weightOf(candidate, term)] as const));
  const matched = terms.filter(term => (weights.get(term) ?? 0) > 0);
  // A word that the question repeats says no more than once.
  const byStem = new Map(matched.map(term => [term.stems[0], weights.get(term) ?? 0]));
  return {
    candidate,
    matched,
    weight: [...byStem.values()].reduce((sum, weight) => sum + weight, 0),
  };
}

function weightOf({ nameStems, textStems }: Candidate, { stems }: Term): number {
  const [word = '', ...synonyms] = stems;
  if (nameStems.has(word)) return NAME_WEIGHT;
  if (synonyms.some(stem => nameStems.has(stem))) return NAME_SYNONYM_WEIGHT;
  return stems.some(stem => textStems.has(stem)) ? TEXT_WEIGHT : 0;
}

function describeTool(tool: ChatTool): Candidate {
  const { name, description = '', parameters } = tool.function;
  return {
    tool,
    nameStems: new Set(topicStemsOf(name)),
    textStems: new Set(topicStemsOf(`${description} ${parameterText(parameters)}`)),
  };
}

function parameterText(parameters: unknown): string {
  const properties = isJsonObject(parameters) ? parameters.properties : undefined;
  if (!isJsonObject(properties)) return '';
  return Object.entries(properties)
    .map(([name, schema]) =>
      isJsonObject(schema) && typeof schema.description === 'string'
        ? `${name} ${schema.description}`
        : name,
    )
    .join(' ');
}

function termsOf(question: string): Term[] {
  const words = wordsOf(question);
  const { expression } = findClues(question);
  const terms = words.flatMap((word, position) => {
    // The "times" of "17 times 23" is not what a clock tells.
    if (expression !== undefined && OPERATOR_WORDS.has(word)) return [];
    const stands = STANDS_FOR.get(stemOf(word)) ?? [];
    if (isFillerWord(word) && stands.length === 0) return [];
    return [{ position, stems: [stemOf(word), ...stands] }];
  });
  if (expression === undefined) return terms;
  const position = words.findIndex(word => expression.includes(word));
  return [...terms, { position, stems: operationsIn(expression).map(stemOf) }];
}

const OPERATOR_WORDS = new Set(['times', 'plus', 'minus', 'divided', 'multiplied', 'over']);

function operationsIn(expression: string): string[] {
  const operations = ['calculate', 'calc', 'math', 'arithmetic', 'compute', 'expression'];
  if (expression.includes('*')) operations.push('multiply', 'product');
  if (expression.includes('+')) operations.push('add', 'sum', 'plus');
  if (expression.includes('/')) operations.push('divide', 'quotient');
  if (expression.includes('-')) operations.push('subtract', 'minus', 'difference');
  return operations;
}

/** Words on the left are asked for with the words on the right. */
const WORDS_FOR: Readonly<Record<string, string>> = {
  weather:
    'temperature forecast rain rainy raining sun sunny snow snowing cold colder warm warmer hot hotter umbrella wetter météo clima tiempo',
  calculator: 'calculate compute sum multiply multiplied divide divided percent math',
  time: 'clock hour timezone uhrzeit',
  search: 'find look google news latest',
  email: 'mail',
  image: 'picture photo',
  currency: 'euro dollar yen convert exchange',
};

const STANDS_FOR = new Map<string, string[]>();
for (const [meaning, words] of Object.entries(WORDS_FOR)) {
  for (const word of words.split(' ').map(stemOf)) {
    STANDS_FOR.set(word, [...(STANDS_FOR.get(word) ?? []), stemOf(meaning)]);
  }
}
