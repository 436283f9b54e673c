import { isRecord } from '@ai-sdk/provider-utils';
import { mergeSchemas } from './merge.js';
import { allowNull } from './null.js';
import { resolvePointer } from './pointer.js';
import { SchemaProblems } from './problems.js';
import { SizeBudget } from './size-budget.js';
import { inferType, isType, type SchemaObject } from './type.js';

/**
 * How many levels of a schema that refers to itself are written out; below them it is left open. Schemas that refer to
 * each other count together.
 */
export const MAX_RECURSION = 3;

/** How deep schemas may lie within each other; below that they are left open. */
export const MAX_NESTING = 250;

type Definition = SchemaObject | boolean;

interface Place {
  /** For messages: `#/properties/city`. */
  path: string;
  /** The schemas around this one, those included that a reference led to. */
  ancestors: SchemaObject[];
  /** How many references led here, one within the other. */
  references: number;
  /** How many of these led back to a schema around them. */
  returns: number;
}

const SUBSCHEMA_KEYWORDS = new Set([
  'additionalItems',
  'additionalProperties',
  'contains',
  'contentSchema',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
const SUBSCHEMA_LIST_KEYWORDS = new Set(['anyOf', 'items', 'oneOf', 'prefixItems']);
const SUBSCHEMA_MAP_KEYWORDS = new Set([
  'dependencies',
  'dependentSchemas',
  'patternProperties',
  'properties',
]);

/** A schema with its references written out. */
export interface Attempt {
  schema: SchemaObject;
  problems: SchemaProblems;
  /** Whether more is left open than `maxReferences` says, as it would be too long. */
  isTooLong: boolean;
}

/** Writes out the references of one schema, once. */
export class ReferenceInliner {
  private readonly root: SchemaObject;
  private readonly maxReferences: number | undefined;
  private readonly problems = new SchemaProblems();
  private readonly budget: SizeBudget;

  /** `maxReferences`: how many references are followed within each other; by default, all. */
  constructor(options: { root: SchemaObject; maxReferences?: number }) {
    this.root = options.root;
    this.maxReferences = options.maxReferences;
    this.budget = new SizeBudget(options.root);
  }

  attempt(): Attempt {
    const place = { path: '#', ancestors: [], references: 0, returns: 0 };
    const schema = this.rewriteObject(this.root, place);
    return { schema, problems: this.problems, isTooLong: this.budget.isExceeded };
  }

  private rewrite(schema: unknown, place: Place): Definition {
    if (typeof schema === 'boolean') return schema;
    if (isRecord(schema)) return this.rewriteObject(schema, place);
    this.report(place, 'this is no JSON schema; anything is allowed here instead.');
    return {};
  }

  private rewriteObject(schema: SchemaObject, place: Place): SchemaObject {
    if (place.ancestors.length >= MAX_NESTING) {
      this.report(place, `schemas deeper than ${MAX_NESTING} levels are left open.`);
      return leaveOpen(schema);
    }
    const inner = { ...place, ancestors: [...place.ancestors, schema] };
    const parts = [...this.referencedPart(schema, inner), ...this.allOfParts(schema, inner)];
    const own = this.rewriteKeywords(schema, inner);
    const merged = [...parts, own].reduce((base, extension) =>
      mergeSchemas({
        base,
        extension,
        onConflict: keyword =>
          this.report(place, `the parts of this schema disagree about "${keyword}"; one was kept.`),
      }),
    );
    return schema['nullable'] === true ? allowNull(merged) : merged;
  }

  private referencedPart(schema: SchemaObject, place: Place): SchemaObject[] {
    if (!Object.hasOwn(schema, '$ref')) return [];
    const reference = schema['$ref'];
    const target = resolvePointer({ root: this.root, reference });
    if (target === undefined) {
      const written = JSON.stringify(reference);
      this.report(place, `$ref ${written} leads to no place in this schema and was left out.`);
      return [];
    }
    if (!isRecord(target)) return this.toPart(target, place);
    const returns = place.returns + (place.ancestors.includes(target) ? 1 : 0);
    const inside = { ...place, references: place.references + 1, returns };
    if (this.isFollowed(target, inside)) return [this.rewriteObject(target, inside)];
    this.report({ ...place, path: String(reference) }, this.leftOpenMessage());
    const open = leaveOpen(target);
    return [this.budget.take(open) ? open : leaveOpen({ ...target, description: undefined })];
  }

  private isFollowed(target: SchemaObject, { references, returns }: Place): boolean {
    if (returns >= MAX_RECURSION) return false;
    if (this.maxReferences !== undefined && references > this.maxReferences) return false;
    return this.budget.take(target);
  }

  private leftOpenMessage(): string {
    return this.maxReferences === undefined
      ? `this schema refers to itself; it is written out ${MAX_RECURSION} levels deep and open below.`
      : `this schema is left open in some places; written out in all of them, it would take more than ${this.budget.limit} characters of every prompt.`;
  }

  private allOfParts(schema: SchemaObject, place: Place): SchemaObject[] {
    if (!Object.hasOwn(schema, 'allOf')) return [];
    const members = schema['allOf'];
    if (Array.isArray(members)) {
      return members.flatMap((member, index) =>
        this.toPart(member, { ...place, path: `${place.path}/allOf/${index}` }),
      );
    }
    this.report(place, '"allOf" is no list and was left out.');
    return [];
  }

  private toPart(member: unknown, place: Place): SchemaObject[] {
    const part = this.rewrite(member, place);
    if (part === false) this.report(place, 'a schema that allows nothing was left out.');
    return isRecord(part) ? [part] : [];
  }

  private rewriteKeywords(schema: SchemaObject, place: Place): SchemaObject {
    const entries = Object.entries(schema).flatMap(([keyword, value]) =>
      this.rewriteKeyword({ schema, keyword, value, place }),
    );
    const rewritten = Object.fromEntries(entries);
    if (!Object.hasOwn(schema, 'const') || Object.hasOwn(schema, 'type')) return rewritten;
    return { type: inferType(rewritten), ...rewritten };
  }

  private rewriteKeyword(options: {
    schema: SchemaObject;
    keyword: string;
    value: unknown;
    place: Place;
  }): [string, unknown][] {
    const { schema, keyword, value, place } = options;
    const path = `${place.path}/${keyword}`;
    switch (keyword) {
      case '$ref':
      case '$defs':
      case 'definitions':
      case 'allOf':
        return [];
      case 'nullable':
        return value === true ? [] : [[keyword, value]];
      case 'const':
        return [['enum', [value]]];
      case 'enum':
        return Object.hasOwn(schema, 'const') ? [] : [[keyword, value]];
      case 'oneOf':
        return this.rewriteOneOf({ schema, value, place: { ...place, path } });
      default:
        return [[keyword, this.rewriteValue({ keyword, value, place: { ...place, path } })]];
    }
  }

  private rewriteOneOf(options: {
    schema: SchemaObject;
    value: unknown;
    place: Place;
  }): [string, unknown][] {
    const { schema, value, place } = options;
    if (!Array.isArray(value)) {
      this.report(place, 'this is no list and was left out.');
      return [];
    }
    if (Object.hasOwn(schema, 'anyOf')) {
      this.report(place, 'Ollama has no word for "oneOf" beside "anyOf"; only "anyOf" was kept.');
      return [];
    }
    return [['anyOf', this.rewriteValue({ keyword: 'oneOf', value, place })]];
  }

  private rewriteValue(options: { keyword: string; value: unknown; place: Place }): unknown {
    const { keyword, value, place } = options;
    const inside = (key: string | number) => ({ ...place, path: `${place.path}/${key}` });
    if (Array.isArray(value)) {
      if (!SUBSCHEMA_LIST_KEYWORDS.has(keyword)) return value;
      return value.map((member, index) => this.rewrite(member, inside(index)));
    }
    if (isRecord(value) && SUBSCHEMA_MAP_KEYWORDS.has(keyword)) {
      const members = Object.entries(value).map(([name, member]) => {
        // Draft 7's `dependencies` may list names instead of a schema.
        const isNames = keyword === 'dependencies' && Array.isArray(member);
        return [name, isNames ? member : this.rewrite(member, inside(name))];
      });
      return Object.fromEntries(members);
    }
    return isRecord(value) && SUBSCHEMA_KEYWORDS.has(keyword)
      ? this.rewriteObject(value, place)
      : value;
  }

  private report(place: Place, message: string): void {
    this.problems.add({ place: place.path, message });
  }
}

/** What is left of a schema that is not written out: what it is for and the kind of value. */
function leaveOpen(schema: SchemaObject): SchemaObject {
  const { description } = schema;
  const type = isType(schema['type']) ? schema['type'] : inferType(schema);
  return {
    ...(type === undefined ? {} : { type }),
    ...(typeof description === 'string' ? { description } : {}),
  };
}
