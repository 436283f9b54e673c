import * as z from 'zod';
import type { Fields } from 'compatibility-behaviours/sdk';

/** The fields as a schema of zod 3, which AI SDK 4 takes. */
export function zodObject(fields: Fields) {
  const shape = Object.entries(fields).map(([name, type]) => [name, TYPES[type]()] as const);
  return z.object(Object.fromEntries(shape));
}

const TYPES = { string: () => z.string(), number: () => z.number() };
