import { jsonText, parseGoJson, type JsonNode } from './go-json.js';

/**
 * How a JSON value is read into a Go type. The names and the order of errors follow Go's `encoding/json`, because
 * Ollama answers with its texts: a value of a wrong type is noted and the first one reported at the end, while an error
 * of a type with a decoder of its own ends the reading at once.
 */
export interface GoType<Value> {
  /** As Go prints it: `[]api.Message`. */
  name: string;
  /** What absent and null leave in place. */
  zero: Value;
  read: (node: JsonNode, scope: Scope) => Value;
}

interface Scope {
  /** The struct whose field is being read. */
  struct: string;
  /** The names of the fields that lead here; elements of lists count for nothing. */
  path: readonly string[];
  /** The first value of a wrong type, or another error that does not end the reading. */
  noted: Error[];
}

type Fields<Value> = { [Key in keyof Value & string]: GoType<Value[Key]> };

/** An error in the words of Go's decoder. */
export class GoDecodeError extends Error {
  override readonly name: string = 'GoDecodeError';
}

class GoTypeMismatch extends GoDecodeError {
  override readonly name = 'GoTypeMismatch';
  readonly value: string;
  readonly type: string;
  readonly path: readonly string[];

  constructor(options: { value: string; type: string; struct: string; path: readonly string[] }) {
    const field = [options.struct, ...options.path].join('.');
    const target =
      options.path.length > 0 ? `Go struct field ${field} of type` : 'Go value of type';
    super(`json: cannot unmarshal ${options.value} into ${target} ${options.type}`);
    this.value = options.value;
    this.type = options.type;
    this.path = options.path;
  }
}

/** Reads a request body. Returns undefined for an empty one; throws in the words of Go's decoder. */
export function decodeGoBody<Value>(bytes: Uint8Array, type: GoType<Value>): Value | undefined {
  const root = parseGoJson(bytes);
  return root === undefined ? undefined : unmarshal(root, type);
}

export const goString: GoType<string> = {
  name: 'string',
  zero: '',
  read: (node, scope) => (node.kind === 'string' ? node.value : mismatch(node, goString, scope)),
};

export const goBoolean: GoType<boolean> = {
  name: 'bool',
  zero: false,
  read: (node, scope) => (node.kind === 'boolean' ? node.value : mismatch(node, goBoolean, scope)),
};

export const goInteger = integerOf('int');
export const goByte = integerOf('uint8');

function integerOf(name: 'int' | 'uint8'): GoType<number> {
  const wrap = (value: bigint) =>
    name === 'int' ? BigInt.asIntN(64, value) : BigInt.asUintN(8, value);
  const integer: GoType<number> = {
    name,
    zero: 0,
    read: (node, scope) => {
      if (node.kind !== 'number') return mismatch(node, integer, scope);
      const fits = /^-?\d+$/.test(node.text) && wrap(BigInt(node.text)) === BigInt(node.text);
      return fits ? Number(node.text) : mismatch(node, integer, scope, `number ${node.text}`);
    },
  };
  return integer;
}

/** A number of 64 bits. */
export const goFloat: GoType<number> = {
  name: 'float64',
  zero: 0,
  read: (node, scope) =>
    node.kind === 'number' ? Number(node.text) : mismatch(node, goFloat, scope),
};

/** Any JSON value. */
export const goAny: GoType<unknown> = {
  name: 'interface {}',
  zero: null,
  read: node => JSON.parse(jsonText(node)) as unknown,
};

/** `json.RawMessage`: the text as it was sent; undefined for null. */
export const goRaw: GoType<string | undefined> = {
  name: 'json.RawMessage',
  zero: undefined,
  read: jsonText,
};

/** `map[string]any`. */
export const goMap: GoType<Readonly<Record<string, unknown>>> = {
  name: 'map[string]interface {}',
  zero: {},
  read: (node, scope) =>
    node.kind === 'object'
      ? (JSON.parse(jsonText(node)) as Record<string, unknown>)
      : mismatch(node, goMap, scope),
};

/** A pointer: null and absent are told from the zero value. */
export function goPointer<Value>(type: GoType<Value>): GoType<Value | undefined> {
  return { name: type.name, zero: undefined, read: type.read };
}

export function goList<Value>(item: GoType<Value>, name = `[]${item.name}`): GoType<Value[]> {
  const list: GoType<Value[]> = {
    name,
    zero: [],
    read: (node, scope) =>
      node.kind === 'array'
        ? node.items.map(each => readOrZero(each, item, scope))
        : mismatch(node, list, scope),
  };
  return list;
}

/** Unknown keys are ignored and known ones found in any case, as Go does. */
export function goStruct<Value extends object>(name: string, fields: Fields<Value>): GoType<Value> {
  const simpleName = name.replace(/^[a-z]+\./, '');
  const zeros = Object.fromEntries(
    Object.entries<GoType<unknown>>(fields).map(([key, type]) => [key, type.zero]),
  ) as Value;
  const byLowerCase = new Map(Object.keys(fields).map(key => [key.toLowerCase(), key]));
  const struct: GoType<Value> = {
    name,
    zero: zeros,
    read: (node, scope) => {
      if (node.kind !== 'object') return mismatch(node, struct, scope);
      const value: Partial<Value> = { ...zeros };
      for (const member of node.members) {
        const key = byLowerCase.get(member.key.toLowerCase()) as (keyof Value & string) | undefined;
        if (key === undefined || member.value.kind === 'null') continue;
        const inner = { ...scope, struct: simpleName, path: [...scope.path, key] };
        value[key] = fields[key].read(member.value, inner);
      }
      return value as Value;
    },
  };
  return struct;
}

/** A type with a decoder of its own: an error in it ends the reading of the whole body. */
export function goUnmarshaler<Value>(options: {
  name: string;
  zero: Value;
  unmarshal: (node: JsonNode) => Value;
}): GoType<Value> {
  const read = (node: JsonNode, scope: Scope) => {
    try {
      return options.unmarshal(node);
    } catch (error) {
      if (!(error instanceof GoTypeMismatch)) throw error;
      throw new GoTypeMismatch({ ...error, ...scope, path: [...scope.path, ...error.path] });
    }
  };
  return { name: options.name, zero: options.zero, read };
}

/** Go's `json.Unmarshal`: the first value of a wrong type is thrown after all the others were read. */
export function unmarshal<Value>(node: JsonNode, type: GoType<Value>): Value {
  const noted: Error[] = [];
  const value = readOrZero(node, type, { struct: '', path: [], noted });
  if (noted[0] !== undefined) throw noted[0];
  return value;
}

function readOrZero<Value>(node: JsonNode, type: GoType<Value>, scope: Scope): Value {
  return node.kind === 'null' ? type.zero : type.read(node, scope);
}

/** Notes a value of a wrong type and leaves the zero value in its place. */
export function mismatch<Value>(
  node: JsonNode,
  type: GoType<Value>,
  scope: Scope,
  description: string = node.kind === 'boolean' ? 'bool' : node.kind,
): Value {
  scope.noted.push(new GoTypeMismatch({ value: description, type: type.name, ...scope }));
  return type.zero;
}
