import { isRecord } from '@ai-sdk/provider-utils';
import type { SchemaObject } from './type.js';

/**
 * The schema that a `$ref` leads to: `#`, or `#` and a JSON pointer (RFC 6901, percent-encoded as in a URL), alone or
 * after the root's own `$id`. `undefined` when it leads elsewhere or nowhere.
 */
export function resolvePointer(options: {
  root: SchemaObject;
  reference: unknown;
}): SchemaObject | boolean | undefined {
  const { root, reference } = options;
  if (typeof reference !== 'string') return undefined;
  const pointer = decodePointer(withoutBase({ reference, base: root['$id'] }));
  if (pointer === undefined) return undefined;
  const target = pointer.reduce<unknown>(member, root);
  return isRecord(target) || typeof target === 'boolean' ? target : undefined;
}

function withoutBase(options: { reference: string; base: unknown }): string {
  const { reference, base } = options;
  if (typeof base !== 'string' || !reference.startsWith(`${base}#`)) return reference;
  return reference.slice(base.length);
}

/** The keys of a pointer: `['$defs', 'a/b']` of `#/$defs/a~1b`; `undefined` when it is none. */
function decodePointer(fragment: string): string[] | undefined {
  if (fragment === '#') return [];
  if (!fragment.startsWith('#/')) return undefined;
  try {
    return decodeURIComponent(fragment.slice(2))
      .split('/')
      .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  } catch {
    return undefined;
  }
}

function member(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return /^\d+$/.test(key) ? value[Number(key)] : undefined;
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
