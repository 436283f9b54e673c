import { goJson } from '../answer/go-text.js';
import { goDuration } from '../request/go-duration.js';
import { unmarshal } from '../request/go-type.js';
import { goDurationText } from './go-duration-text.js';
import {
  ifSent,
  orNothing,
  writeAny,
  writeBoolean,
  writeInteger,
  writeList,
  writeOrderedMap,
  writeRaw,
  writeStruct,
  writeText,
  type GoWriter,
} from './go-writer.js';

/*
 * What a daemon makes of a body before it sends it on: it reads it into Go's structs and writes those. Fields that it does
 * not know are gone, some that were not sent are there, and of a tool's schema only some keywords are left.
 */

const keepAlive = ifSent(node =>
  node === undefined ? undefined : goJson(goDurationText(unmarshal(node, goDuration))),
);

/** Base64 is read and written again: without line breaks. */
const imageData: GoWriter = node =>
  goJson(node?.kind === 'string' ? node.value.replaceAll(/[\r\n]/g, '') : '');

const lowerCaseText: GoWriter = node =>
  goJson(node?.kind === 'string' ? node.value.toLowerCase() : '');

const callArguments: GoWriter = node =>
  node?.kind === 'object' ? writeOrderedMap(writeAny)(node) : '{}';

const message = writeStruct({
  role: lowerCaseText,
  content: writeText,
  thinking: orNothing(writeText),
  images: orNothing(writeList(imageData)),
  tool_calls: orNothing(
    writeList(
      writeStruct({
        id: orNothing(writeText),
        function: writeStruct({ index: writeInteger, name: writeText, arguments: callArguments }),
      }),
    ),
  ),
  tool_name: orNothing(writeText),
  tool_call_id: orNothing(writeText),
});

/** One type is written as a text, several as a list. */
const propertyType: GoWriter = node => {
  if (node?.kind !== 'array') return writeText(node);
  const [first, ...others] = node.items;
  return others.length === 0 ? writeText(first) : writeList(writeText)(node);
};

/** A function, because properties hold properties. */
const property: GoWriter = node =>
  writeStruct({
    anyOf: orNothing(writeList(property)),
    type: orNothing(propertyType),
    items: ifSent(writeAny),
    description: orNothing(writeText),
    enum: orNothing(writeList(writeAny)),
    properties: ifSent(writeOrderedMap(property)),
    required: orNothing(writeList(writeText)),
  })(node);

const tool = writeStruct({
  type: writeText,
  items: ifSent(writeAny),
  function: writeStruct({
    name: writeText,
    description: orNothing(writeText),
    parameters: writeStruct({
      type: writeText,
      $defs: ifSent(writeAny),
      items: ifSent(writeAny),
      required: orNothing(writeList(writeText)),
      properties: writeOrderedMap(property),
    }),
  }),
});

const lastFields = {
  options: writeAny,
  think: ifSent(writeRaw),
  truncate: ifSent(writeBoolean),
  shift: ifSent(writeBoolean),
  _debug_render_only: orNothing(writeBoolean),
  logprobs: orNothing(writeBoolean),
  top_logprobs: orNothing(writeInteger),
};

export const forwardedChat = writeStruct({
  model: writeText,
  messages: writeList(message),
  stream: ifSent(writeBoolean),
  format: writeRaw,
  keep_alive: keepAlive,
  tools: orNothing(writeList(tool)),
  ...lastFields,
});

export const forwardedGenerate = writeStruct({
  model: writeText,
  prompt: writeText,
  suffix: writeText,
  system: writeText,
  template: writeText,
  context: orNothing(writeList(writeInteger)),
  stream: ifSent(writeBoolean),
  raw: orNothing(writeBoolean),
  format: writeRaw,
  keep_alive: keepAlive,
  images: orNothing(writeList(imageData)),
  ...lastFields,
});

export const forwardedEmbed = writeStruct({
  model: writeText,
  input: writeAny,
  keep_alive: keepAlive,
  truncate: ifSent(writeBoolean),
  dimensions: orNothing(writeInteger),
  options: writeAny,
});

export const forwardedLegacyEmbed = writeStruct({
  model: writeText,
  prompt: writeText,
  keep_alive: keepAlive,
  options: writeAny,
});

export const forwardedShow = writeStruct({
  model: writeText,
  system: writeText,
  template: writeText,
  verbose: writeBoolean,
  options: writeAny,
  name: writeText,
});
