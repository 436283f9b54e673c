import { isRecord } from '@ai-sdk/provider-utils';
import { mergeSchemas } from './merge.js';
import { allowNull } from './null.js';
import { resolvePointer } from './pointer.js';
import type { SchemaProblems } from './problems.js';
import { inferType, isType, type SchemaObject } from './type.js';

/** How many levels of a schema that refers to itself are written out; below them it is left open. */
export const MAX_RECURSION = 3;

/**
 * How many subschemas references may write out again, all together. Definitions that refer to each other several times
 * would otherwise double with every level.
 */
export const MAX_REPEATED_SUBSCHEMAS = 5000;

/** How deep schemas may lie within each other; below that they are left open. */
export const MAX_NESTING = 250;

type Definition = SchemaObject | boolean;

interface Place {
  /** For messages: `#/properties/city`. */
  path: string;
  /** The schemas around this one, those included that a reference led to. */
  ancestors: SchemaObject[];
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

/**
 * The same schema in the words that Ollama knows: references written out, `allOf` merged, `oneOf` as `anyOf`, `const`
 * as `enum` and `nullable` as type `null`, everywhere in it.
 */
export function inlineReferences(options: {
  root: SchemaObject;
  problems: SchemaProblems;
}): SchemaObject {
  return new ReferenceInliner(options).rewriteRoot();
}

class ReferenceInliner {
  private readonly root: SchemaObject;
  private readonly problems: SchemaProblems;
  private readonly seen = new Set<SchemaObject>();
  private repeatedSubschemas = 0;

  constructor(options: { root: SchemaObject; problems: SchemaProblems }) {
    this.root = options.root;
    this.problems = options.problems;
  }

  rewriteRoot(): SchemaObject {
    return this.rewriteObject(this.root, { path: '#', ancestors: [] });
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
    if (this.seen.has(schema)) this.repeatedSubschemas += 1;
    this.seen.add(schema);

    const inner = { path: place.path, ancestors: [...place.ancestors, schema] };
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
    const end = this.endOfReferences(target, place);
    if (end === undefined) return [this.rewriteObject(target, place)];
    this.report({ path: String(reference), ancestors: [] }, end);
    return [leaveOpen(target)];
  }

  /** Why a reference is not followed any further, or `undefined` when it is. */
  private endOfReferences(target: SchemaObject, place: Place): string | undefined {
    if (place.ancestors.filter(ancestor => ancestor === target).length >= MAX_RECURSION) {
      return `this schema refers to itself; it is written out ${MAX_RECURSION} levels deep and open below.`;
    }
    if (this.repeatedSubschemas >= MAX_REPEATED_SUBSCHEMAS) {
      return `references repeat more than ${MAX_REPEATED_SUBSCHEMAS} schemas; the rest is left open.`;
    }
    return undefined;
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
