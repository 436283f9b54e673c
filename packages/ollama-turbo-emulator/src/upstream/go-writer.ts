import { goJson } from '../answer/go-text.js';
import { jsonText, type JsonNode } from '../request/go-json.js';

/**
 * How Go writes a field that it has read: as JSON text, or undefined where the field is left out. A node is undefined for a
 * field that was not sent.
 */
export type GoWriter = (node: JsonNode | undefined) => string | undefined;

/** Texts of values that `omitempty` leaves out. */
const EMPTY = new Set(['""', '0', 'false', 'null', '[]', '{}']);

/** A string. */
export const writeText: GoWriter = node => goJson(node?.kind === 'string' ? node.value : '');

/** A boolean. */
export const writeBoolean: GoWriter = node => String(node?.kind === 'boolean' ? node.value : false);

/** A whole number. */
export const writeInteger: GoWriter = node => (node?.kind === 'number' ? node.text : '0');

/** `any`, and `map[string]any`: the keys of all objects are sorted, numbers are those of 64 bits. */
export const writeAny: GoWriter = node => (node === undefined ? 'null' : sortedText(node));

/** `json.RawMessage`: as it was sent, without white space; even a null that was sent. */
export const writeRaw: GoWriter = node => (node === undefined ? undefined : rawText(node));

/** `omitempty`. */
export function orNothing(writer: GoWriter): GoWriter {
  return node => {
    const text = writer(node);
    return text !== undefined && EMPTY.has(text) ? undefined : text;
  };
}

/** A pointer: left out when the field was not sent, or null; the zero value stays. */
export function ifSent(writer: GoWriter): GoWriter {
  return node => (node === undefined || node.kind === 'null' ? undefined : writer(node));
}

/** A list; null when it was not sent. */
export function writeList(item: GoWriter): GoWriter {
  return node => {
    if (node?.kind !== 'array') return 'null';
    return `[${node.items.map(each => item(each) ?? 'null').join(',')}]`;
  };
}

/** A map that keeps its order; null when it was not sent. */
export function writeOrderedMap(value: GoWriter): GoWriter {
  return node => {
    if (node?.kind !== 'object') return 'null';
    const members = new Map(node.members.map(member => [member.key, member.value]));
    return object([...members].map(([key, inner]) => [key, value(inner)]));
  };
}

/** A struct: its fields in their own order, found in any case. Absent and null are a struct of zero values. */
export function writeStruct(fields: Readonly<Record<string, GoWriter>>): GoWriter {
  return node => {
    const members = node?.kind === 'object' ? node.members : [];
    const sent = new Map(members.map(({ key, value }) => [key.toLowerCase(), value]));
    return object(
      Object.entries(fields).map(([key, writer]) => [key, writer(sent.get(key.toLowerCase()))]),
    );
  };
}

function object(members: readonly (readonly [key: string, text: string | undefined])[]): string {
  const written = members.filter(([, text]) => text !== undefined);
  return `{${written.map(([key, text]) => `${goJson(key)}:${text}`).join(',')}}`;
}

function sortedText(node: JsonNode): string {
  switch (node.kind) {
    case 'array':
      return `[${node.items.map(sortedText).join(',')}]`;
    case 'object': {
      const members = [...new Map(node.members.map(({ key, value }) => [key, value]))];
      const sorted = members.toSorted(([one], [other]) => (one < other ? -1 : 1));
      return object(sorted.map(([key, value]) => [key, sortedText(value)]));
    }
    case 'number':
      return String(Number(node.text));
    case 'string':
      return goJson(node.value);
    case 'boolean':
    case 'null':
      return jsonText(node);
  }
}

function rawText(node: JsonNode): string {
  switch (node.kind) {
    case 'array':
      return `[${node.items.map(rawText).join(',')}]`;
    case 'object':
      return object(node.members.map(({ key, value }) => [key, rawText(value)]));
    case 'string':
      return goJson(node.value);
    case 'number':
    case 'boolean':
    case 'null':
      return jsonText(node);
  }
}
