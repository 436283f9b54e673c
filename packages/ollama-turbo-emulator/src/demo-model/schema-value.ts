import type { ClueReader } from './clue-reader.js';
import { hasExample } from './example-text.js';
import { isJsonObject, toList, type JsonObject } from './json.js';
import { Mentions } from './mentions.js';
import { isAllowedNumber, plainNumber } from './number-value.js';
import { resolveSchema, typeOfSchema, type ResolvedSchema, type Trail } from './schema.js';
import {
  plainString,
  stringFromClues,
  stringFromSubject,
  type ValuePlace,
} from './string-value.js';
import { isSwitch, switchFromQuestion } from './switch-value.js';
import { wordsOf } from './words.js';

/**
 * A JSON value that fits a schema, from the words of a question where they say something about it.
 *
 * Followed: `type`, `enum`, `const`, `properties`, `required`, `items`, `prefixItems`, `minItems`, `maxItems`, `anyOf`,
 * `oneOf`, `allOf`, `$ref` within the schema, `minimum`, `maximum`, both `exclusive…`, `multipleOf`, `minLength`,
 * `maxLength`, `format`, `default`, `examples`, and `pattern` as far as `textForPattern` goes. Not followed: `not`,
 * `if`, `dependent…`, `patternProperties`, `minProperties`, `contains`, `uniqueItems`.
 *
 * @param options.wants `arguments` of a call leave out optional properties that the question says nothing about; an
 *   `answer` has them all
 */
export function valueForSchema(options: {
  schema: unknown;
  reader: ClueReader;
  wants: 'arguments' | 'answer';
}): unknown {
  const { schema, reader, wants } = options;
  const root = isJsonObject(schema) ? schema : {};
  return new SchemaWriter({ root, reader, wants }).value({
    schema: root,
    place: { name: '', index: undefined },
    depth: 0,
    trail: { references: new Set(['#']), isRecursive: false },
  });
}

/** A schema, and where its value goes. */
interface Task {
  schema: unknown;
  place: ValuePlace;
  /** Levels above it. */
  depth: number;
  trail: Trail;
}

type ResolvedTask = Task & ResolvedSchema;

/** How many items a list gets where neither schema nor question says so. */
const COMMON_ITEM_COUNT = 2;
/** The longest list that a question can ask for. */
const MOST_ITEMS = 20;
/** The longest list that a schema can ask for. */
const MOST_REQUIRED_ITEMS = 1000;
/** Where a schema can only be fulfilled by a value without end, it is given up at this depth. */
const MOST_LEVELS = 32;

class SchemaWriter {
  private readonly root: JsonObject;
  private readonly reader: ClueReader;
  private readonly wants: 'arguments' | 'answer';
  private readonly mentions: Mentions;

  constructor(options: { root: JsonObject; reader: ClueReader; wants: 'arguments' | 'answer' }) {
    this.root = options.root;
    this.reader = options.reader;
    this.wants = options.wants;
    this.mentions = new Mentions(options.reader.clues.question);
  }

  value(task: Task): unknown {
    if (task.depth > MOST_LEVELS) return null;
    const resolved = this.resolve(task);
    return this.valueFromClues(resolved) ?? this.plainValue(resolved);
  }

  private resolve(task: Task): ResolvedTask {
    const resolved = resolveSchema({
      schema: task.schema,
      root: this.root,
      trail: task.trail,
      prefer: alternative => this.mentions.isAbout(alternative),
    });
    return { ...task, ...resolved };
  }

  /** The task of a part: a property, an item. */
  private partOf(
    { depth, trail }: ResolvedTask,
    part: { schema: unknown; place: ValuePlace },
  ): Task {
    return { ...part, depth: depth + 1, trail };
  }

  /** What the question says about the value; `undefined` when it says nothing. */
  private valueFromClues({ schema, place }: ResolvedTask): unknown {
    if (Array.isArray(schema.enum)) {
      return place.index === undefined
        ? this.mentions.firstAmong(schema.enum)
        : this.mentions.among(schema.enum).at(place.index);
    }
    switch (typeOfSchema(schema)) {
      case 'string':
        return stringFromClues(schema, place, this.reader);
      case 'integer':
      case 'number':
        return this.numberFromClues(schema, place);
      case 'boolean':
        return this.switchFromClues(place);
      case 'object':
      case 'array':
      case 'null':
        return undefined;
    }
  }

  /** Only of what is to be done: an answer may be about something that is not so. */
  private switchFromClues(place: ValuePlace): boolean | undefined {
    return this.wants === 'arguments'
      ? switchFromQuestion(this.reader.clues.question, place.name)
      : undefined;
  }

  private numberFromClues(schema: JsonObject, place: ValuePlace): number | undefined {
    const isAllowed = (value: number) => isAllowedNumber(schema, value);
    const words = wordsOf(place.name);
    return this.wants === 'arguments'
      ? this.reader.takeNumber(words, isAllowed)
      : this.reader.takeNumberNear(words, isAllowed);
  }

  private plainValue(task: ResolvedTask): unknown {
    const { schema, place } = task;
    if ('const' in schema) return schema.const;
    if (Array.isArray(schema.enum))
      return schema.enum.at((place.index ?? 0) % schema.enum.length) ?? null;
    if (schema.default !== undefined) return schema.default;
    if (Array.isArray(schema.examples) && schema.examples.length > 0) return schema.examples[0];
    switch (typeOfSchema(schema)) {
      case 'object':
        return this.objectValue(task);
      case 'array':
        return this.arrayValue(task);
      case 'string':
        return this.plainString(schema, place);
      case 'integer':
      case 'number':
        return plainNumber(schema, place.index ?? 0);
      case 'boolean':
        return true;
      case 'null':
        return null;
    }
  }

  private plainString(schema: JsonObject, place: ValuePlace): string {
    const isSubjectMeant = this.wants === 'arguments' && !hasExample(place.name);
    const subject = isSubjectMeant ? stringFromSubject(schema, this.reader) : undefined;
    return subject ?? plainString(schema, place, this.reader);
  }

  private objectValue(parent: ResolvedTask): unknown {
    const { schema, place, trail } = parent;
    const properties = Object.entries(isJsonObject(schema.properties) ? schema.properties : {});
    const required = this.requiredOf(schema, properties);
    const entries: [string, unknown][] = [];
    for (const [name, propertySchema] of properties) {
      const task = this.partOf(parent, {
        schema: propertySchema,
        place: { name, index: place.index },
      });
      const isWanted = required.has(name) || (this.wants === 'answer' && !trail.isRecursive);
      const value = isWanted ? this.value(task) : this.optionalValue(task);
      if (value !== undefined) entries.push([name, value]);
    }
    return Object.fromEntries(entries);
  }

  /** Schemas of tools often name nothing as required; then the first property is what a call is about. */
  private requiredOf(
    schema: JsonObject,
    properties: readonly (readonly [string, unknown])[],
  ): ReadonlySet<unknown> {
    const required = toList(schema.required);
    const [first] = properties;
    if (required.length > 0 || first === undefined || this.wants === 'answer')
      return new Set(required);
    return new Set([first[0]]);
  }

  /** An optional property is filled only by what the question plainly says about it. */
  private optionalValue(task: Task): unknown {
    const resolved = this.resolve(task);
    const { schema, place } = resolved;
    if (Array.isArray(schema.enum)) return this.mentions.firstAmong(schema.enum);
    switch (typeOfSchema(schema)) {
      case 'integer':
      case 'number':
        return this.reader.takeNumberNear(wordsOf(place.name), value =>
          isAllowedNumber(schema, value),
        );
      case 'string':
        return this.mentions.hasWordsOf(place.name)
          ? stringFromClues(schema, place, this.reader)
          : undefined;
      case 'boolean':
        return isSwitch(place.name) ? this.switchFromClues(place) : undefined;
      case 'object':
      case 'array':
      case 'null':
        return undefined;
    }
  }

  private arrayValue(task: ResolvedTask): unknown[] {
    const { schema, place } = task;
    const prefix = toList(schema.prefixItems);
    const named = this.itemsFromClues(task);
    const count = this.itemCount(task, Math.max(named.length, prefix.length));
    return Array.from({ length: count }, (_, index) => {
      if (index < named.length) return named[index];
      const itemSchema = index < prefix.length ? prefix[index] : schema.items;
      return this.value(
        this.partOf(task, { schema: itemSchema, place: { name: place.name, index } }),
      );
    });
  }

  /** "the average of 3, 5 and 8", "Oslo and Rome": as many items as the question names. */
  private itemsFromClues(list: ResolvedTask): unknown[] {
    const { schema, place } = list;
    if (this.wants === 'answer' || Array.isArray(schema.prefixItems)) return [];
    const task = this.resolve(this.partOf(list, { schema: schema.items, place }));
    if (Array.isArray(task.schema.enum)) return this.mentions.among(task.schema.enum);
    const items: unknown[] = [];
    const most = typeof schema.maxItems === 'number' ? schema.maxItems : MOST_ITEMS;
    while (items.length < most) {
      const item = this.valueFromClues(task);
      if (item === undefined || items.includes(item)) break;
      items.push(item);
    }
    return items;
  }

  private itemCount({ schema, place, depth, trail }: ResolvedTask, named: number): number {
    const least = Math.min(Number(schema.minItems ?? 0), MOST_REQUIRED_ITEMS) || 0;
    const most = typeof schema.maxItems === 'number' ? schema.maxItems : Infinity;
    if (trail.isRecursive) return least;
    const asked =
      this.askedItemCount(place, depth) ?? (this.wants === 'answer' ? COMMON_ITEM_COUNT : 1);
    return Math.min(Math.max(least, named > 0 ? named : asked), most);
  }

  /** "3 ideas" is said of `ideas`; an answer that is one list takes any number as its length. */
  private askedItemCount(place: ValuePlace, depth: number): number | undefined {
    const words = wordsOf(place.name);
    const isCount = (value: number) => Number.isInteger(value) && value > 0 && value <= MOST_ITEMS;
    return this.wants === 'answer' && depth <= 1
      ? this.reader.takeNumber(words, isCount)
      : this.reader.takeNumberNear(words, isCount);
  }
}
