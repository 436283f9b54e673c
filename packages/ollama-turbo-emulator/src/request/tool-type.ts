import type { ChatTool } from '../chat-request.js';
import { jsonText, type JsonNode } from './go-json.js';
import {
  goAny,
  GoDecodeError,
  goList,
  goString,
  goStruct,
  goUnmarshaler,
  unmarshal,
  type GoType,
} from './go-type.js';

/** What the parser of ordered objects says of anything but an object. */
export const NOT_AN_OBJECT = "Value looks like object, but can't find closing '}' symbol";

const propertyKind = goUnmarshaler({
  name: 'api.PropertyType',
  zero: [],
  unmarshal: node => (node.kind === 'string' ? [node.value] : unmarshal(node, goList(goString))),
});

/** Properties inside properties further down are not checked: a call stack holds less than Go's decoder reads. */
const MOST_LEVELS = 200;

function propertiesMap(level: number): GoType<unknown> {
  return goUnmarshaler<unknown>({
    name: 'api.ToolPropertiesMap',
    zero: undefined,
    unmarshal: node => {
      if (node.kind !== 'object') throw new GoDecodeError(NOT_AN_OBJECT);
      if (level === MOST_LEVELS) return [];
      return node.members.map(member => unmarshal(member.value, toolProperty(level + 1)));
    },
  });
}

/** A function, because properties hold properties. */
function toolProperty(level: number): GoType<object> {
  const nested: GoType<unknown> = {
    name: '[]api.ToolProperty',
    zero: [],
    read: (node, scope) =>
      level === MOST_LEVELS ? [] : goList(toolProperty(level + 1)).read(node, scope),
  };
  return goStruct<Record<string, unknown>>('api.ToolProperty', {
    anyOf: nested,
    type: propertyKind,
    items: goAny,
    description: goString,
    enum: goList(goAny),
    properties: propertiesMap(level),
    required: goList(goString),
  });
}

const parameters = goStruct<Record<string, unknown>>('api.ToolFunctionParameters', {
  type: goString,
  $defs: goAny,
  items: goAny,
  required: goList(goString),
  properties: propertiesMap(0),
});

/**
 * The schema of a tool's arguments is checked as Ollama does but kept as it was sent: a real model reads the bounds that
 * Ollama drops in the descriptions, the demo model in the schema.
 */
const checkedParameters: GoType<ChatTool['function']['parameters']> = {
  name: parameters.name,
  zero: undefined,
  read: (node, scope) => {
    parameters.read(node, scope);
    return schemaOf(node);
  },
};

function schemaOf(node: JsonNode): Readonly<Record<string, unknown>> | undefined {
  return node.kind === 'object'
    ? (JSON.parse(jsonText(node)) as Record<string, unknown>)
    : undefined;
}

const toolFunction = goStruct<ChatTool['function']>('api.ToolFunction', {
  name: goString,
  description: goString,
  parameters: checkedParameters,
});

/** What of a tool is read, and how it may look. */
export const tool = goStruct<ChatTool & { items: unknown }>('api.Tool', {
  type: goString,
  items: goAny,
  function: toolFunction,
});

/** `tools`. */
export const toolList = goList(tool, 'api.Tools');
