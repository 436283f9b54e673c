import type { SchemaObject } from './type.js';

/** So many times its own length a schema may write out in place of its references. */
export const MAX_GROWTH = 5;

/** What any schema may write out in place of its references, in characters of JSON: about a thousand tokens. */
export const FREE_SIZE = 4000;

/**
 * How much of a schema may be written out in place of references. A tool's schema goes into the prompt of every
 * request, and Ollama cuts a prompt that is too long without a word; while definitions that refer to each other double
 * with every level. Definitions that use no others always fit if each is used up to `MAX_GROWTH` times.
 */
export class SizeBudget {
  /** In characters of JSON. */
  readonly limit: number;
  /** Whether something did not fit. */
  isExceeded = false;
  private used = 0;
  private readonly sizes = new Map<SchemaObject, number>();

  constructor(root: SchemaObject) {
    this.limit = Math.max(FREE_SIZE, MAX_GROWTH * this.sizeOf(root));
  }

  /** Takes the size of a schema from the budget; `false` when there is not enough left. */
  take(schema: SchemaObject): boolean {
    const used = this.used + this.sizeOf(schema);
    if (used > this.limit) {
      this.isExceeded = true;
      return false;
    }
    this.used = used;
    return true;
  }

  private sizeOf(schema: SchemaObject): number {
    const size = this.sizes.get(schema) ?? writtenSize(schema);
    this.sizes.set(schema, size);
    return size;
  }
}

/** The length of a JSON value. Without recursion, as deep nesting would overflow the stack. */
function writtenSize(value: unknown): number {
  let size = 0;
  const pending = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== 'object' || next === null) {
      size += JSON.stringify(next).length;
      continue;
    }
    const isList = Array.isArray(next);
    const members = Object.entries(next);
    size += '{}'.length + Math.max(0, members.length - 1);
    for (const [name, member] of members) {
      if (!isList) size += JSON.stringify(name).length + ':'.length;
      pending.push(member);
    }
  }
  return size;
}
