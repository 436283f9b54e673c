import { isJsonObject, toList, type JsonObject } from './json.js';
import { stemOf, topicStemsOf, wordsOf } from './words.js';

/** What a question mentions, whatever the form of the words. */
export class Mentions {
  private readonly stems: readonly string[];

  constructor(question: string) {
    this.stems = wordsOf(question).map(stemOf);
  }

  /** Whether all words of a text occur in the question. */
  hasWordsOf(text: string): boolean {
    const words = wordsOf(text);
    return words.length > 0 && words.every(word => this.stems.includes(stemOf(word)));
  }

  /** The values that occur in the question, in their own order. */
  among(values: readonly unknown[]): unknown[] {
    return values.filter(value => this.hasWordsOf(String(value)));
  }

  /** The value that the question speaks of first. */
  firstAmong(values: readonly unknown[]): unknown {
    const position = (value: unknown) =>
      Math.min(...wordsOf(String(value)).map(word => this.stems.indexOf(stemOf(word))));
    return this.among(values)
      .toSorted((one, other) => position(one) - position(other))
      .at(0);
  }

  /** Whether the question is about a schema: by its title, or by a constant that only it has, a tool's name for instance. */
  isAbout({ title, properties, const: value, enum: values }: JsonObject): boolean {
    const inside = isJsonObject(properties) ? Object.values(properties).filter(isJsonObject) : [];
    const names = [title, value, ...toList(values), ...inside.map(property => property.const)];
    return (
      names.some(name => typeof name === 'string' && this.hasWordsOf(name)) ||
      inside.map(onlyValueOf).some(name => typeof name === 'string' && this.hasTopicOf(name))
    );
  }

  /** Whether the words of a text that say what it is about occur: of `get_weather`, the weather. */
  private hasTopicOf(text: string): boolean {
    const stems = topicStemsOf(text);
    return stems.length > 0 && stems.every(stem => this.stems.includes(stem));
  }
}

/** An `enum` of one value is a constant, too. */
function onlyValueOf({ enum: values }: JsonObject): unknown {
  return Array.isArray(values) && values.length === 1 ? toList(values)[0] : undefined;
}
