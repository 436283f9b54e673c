import type { Shape } from './sdk.ts';
import { zodObject } from './zod-object.ts';

/** How AI SDK 5, 6 and 7 are told the shape of an object, all three alike. */
export function objectOptions(shape: Shape) {
  switch (shape.kind) {
    case 'object':
      return { output: 'object' as const, schema: zodObject(shape.fields) };
    case 'array':
      return { output: 'array' as const, schema: zodObject(shape.element) };
    case 'choice':
      return { output: 'enum' as const, enum: [...shape.options] };
    case 'json':
      return { output: 'no-schema' as const };
  }
}
