import { isRecord } from '@ai-sdk/provider-utils';
import { inferType, isType, type SchemaObject, typeNames } from './type.js';

/** OpenAPI's `nullable` in the words of JSON schema. A schema without type or alternatives allows null anyway. */
export function allowNull(schema: SchemaObject): SchemaObject {
  const type = schema['type'] ?? inferType(schema);
  const { enum: values, anyOf } = schema;
  return {
    ...schema,
    ...(isType(type) ? { type: [...new Set([...typeNames(type), 'null'])] } : {}),
    ...(Array.isArray(values) ? { enum: [...new Set([...values, null])] } : {}),
    ...(Array.isArray(anyOf) ? { anyOf: withNullAlternative(anyOf) } : {}),
  };
}

function withNullAlternative(alternatives: unknown[]): unknown[] {
  const allowsNull = alternatives.some(
    alternative => isRecord(alternative) && typeNames(alternative['type']).includes('null'),
  );
  return allowsNull ? alternatives : [...alternatives, { type: 'null' }];
}
