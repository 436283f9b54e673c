import { isRecord } from '@ai-sdk/provider-utils';
import { resolvePointer } from '../chat/portable-schema/pointer.js';

/** The kinds of JSON values. */
export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

const ALL_KINDS: readonly JsonKind[] = ['object', 'array', 'string', 'number', 'boolean', 'null'];

/** What a value may begin as, by its schema. */
export interface RootKinds {
  /** Of the value itself. */
  value: ReadonlySet<JsonKind>;
  /** Of the items, where the value is an array. */
  items: ReadonlySet<JsonKind>;
}

/** The kinds of values that a schema allows; all of them without a schema. */
export function rootKindsOf(schema: unknown): RootKinds {
  const kinds = new SchemaKinds(schema);
  return { value: kinds.of(schema), items: kinds.ofItems(schema) };
}

class SchemaKinds {
  private readonly root: unknown;
  /** Each schema is looked at once: it may refer to itself, and by many ways. */
  private readonly known = new Map<unknown, ReadonlySet<JsonKind>>();

  constructor(root: unknown) {
    this.root = root;
  }

  of(schema: unknown): ReadonlySet<JsonKind> {
    if (schema === false) return new Set();
    if (!isRecord(schema)) return new Set(ALL_KINDS);
    const known = this.known.get(schema);
    if (known !== undefined) return known;
    // Of a schema that is met again within itself nothing is known.
    this.known.set(schema, new Set(ALL_KINDS));
    // Older drafts ignore what stands beside a reference.
    const kinds = this.ofReference(schema) ?? this.ofKeywords(schema);
    this.known.set(schema, kinds);
    return kinds;
  }

  private ofKeywords(schema: Record<string, unknown>): ReadonlySet<JsonKind> {
    return intersect([
      ofType(schema),
      ofValues(schema),
      this.ofAlternatives(schema['anyOf']),
      this.ofAlternatives(schema['oneOf']),
      ...list(schema['allOf']).map(part => this.of(part)),
    ]);
  }

  ofItems(schema: unknown): ReadonlySet<JsonKind> {
    const found = this.itemSchemas(schema, new Set()).map(items => this.of(items));
    return found.length === 0 ? new Set(ALL_KINDS) : union(found);
  }

  /** The schemas of the first item, wherever a schema may say something of it. */
  private itemSchemas(schema: unknown, seen: Set<unknown>): unknown[] {
    if (!isRecord(schema) || seen.has(schema)) return [];
    seen.add(schema);
    const { items, prefixItems } = schema;
    const [first] = Array.isArray(items) ? items : list(prefixItems);
    if (first !== undefined) return [first];
    if (items !== undefined) return [items];
    const referred = this.resolve(schema['$ref']);
    if (referred !== undefined) return this.itemSchemas(referred, seen);
    const alternatives = [...list(schema['anyOf']), ...list(schema['oneOf'])];
    return [
      ...alternatives.flatMap(part => this.itemsOfAlternative(part, seen)),
      ...list(schema['allOf']).flatMap(part => this.itemSchemas(part, seen)),
    ];
  }

  /** An alternative that is a list and says nothing of its items allows all. */
  private itemsOfAlternative(schema: unknown, seen: Set<unknown>): unknown[] {
    if (!this.of(schema).has('array')) return [];
    const items = this.itemSchemas(schema, seen);
    return items.length === 0 ? [true] : items;
  }

  private ofReference(schema: Record<string, unknown>): ReadonlySet<JsonKind> | undefined {
    const target = this.resolve(schema['$ref']);
    return target === undefined ? undefined : this.of(target);
  }

  private ofAlternatives(schemas: unknown): ReadonlySet<JsonKind> | undefined {
    const alternatives = list(schemas);
    return alternatives.length === 0 ? undefined : union(alternatives.map(part => this.of(part)));
  }

  /** A reference within the schema; others say nothing here. */
  private resolve(reference: unknown): unknown {
    return isRecord(this.root) ? resolvePointer({ root: this.root, reference }) : undefined;
  }
}

function ofType(schema: Record<string, unknown>): ReadonlySet<JsonKind> | undefined {
  const types = [schema['type']].flat();
  const kinds = ALL_KINDS.filter(
    kind => types.includes(kind) || (kind === 'number' && types.includes('integer')),
  );
  if (kinds.length > 0) return new Set(kinds);
  // Without a type such a schema allows anything else, too; nobody who writes one means that.
  if (isRecord(schema['properties'])) return new Set(['object']);
  return schema['items'] === undefined && schema['prefixItems'] === undefined
    ? undefined
    : new Set(['array']);
}

function ofValues(schema: Record<string, unknown>): ReadonlySet<JsonKind> | undefined {
  if (Object.hasOwn(schema, 'const')) return new Set([kindOf(schema['const'])]);
  return Array.isArray(schema['enum']) ? new Set(schema['enum'].map(kindOf)) : undefined;
}

/** What a JSON value is. */
export function kindOf(value: unknown): JsonKind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' ? type : 'object';
}

function intersect(limits: (ReadonlySet<JsonKind> | undefined)[]): ReadonlySet<JsonKind> {
  return new Set(ALL_KINDS.filter(kind => limits.every(limit => limit?.has(kind) ?? true)));
}

function union(sets: ReadonlySet<JsonKind>[]): ReadonlySet<JsonKind> {
  return new Set(sets.flatMap(set => [...set]));
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
