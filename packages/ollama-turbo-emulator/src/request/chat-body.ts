import type { ChatMessage, ChatTool, ChatToolCall, Think } from '../chat-request.js';
import { goBytes } from './go-base64.js';
import { goDuration } from './go-duration.js';
import { jsonText } from './go-json.js';
import {
  goBoolean,
  GoDecodeError,
  goInteger,
  goList,
  goMap,
  goPointer,
  goRaw,
  goString,
  goStruct,
  goUnmarshaler,
  unmarshal,
} from './go-type.js';
import { thinkValue } from './think-value.js';
import { NOT_AN_OBJECT, toolList } from './tool-type.js';

/** What chat and generate requests have in common. */
export interface ModelBody {
  model: string;
  /** Undefined streams, as `true` does. */
  stream: boolean | undefined;
  /** The JSON text of the field; undefined without one. */
  format: string | undefined;
  /** Seconds. */
  keep_alive: number | undefined;
  options: Readonly<Record<string, unknown>>;
  think: Think | undefined;
  truncate: boolean | undefined;
  shift: boolean | undefined;
  _debug_render_only: boolean;
  logprobs: boolean;
  top_logprobs: number;
}

/** The body of `POST /api/chat`. */
export interface ChatBody extends ModelBody {
  messages: ChatMessage[];
  tools: ChatTool[];
}

/** The body of `POST /api/generate`. */
export interface GenerateBody extends ModelBody {
  prompt: string;
  suffix: string;
  system: string;
  template: string;
  context: number[];
  raw: boolean;
  images: string[];
}

/** The body of `POST /api/show`. */
export interface ShowBody {
  model: string;
  /** An older spelling of `model`, which other clients still send. */
  name: string;
  system: string;
  template: string;
  verbose: boolean;
  options: Readonly<Record<string, unknown>>;
}

/** Missing and null are `{}`; a JSON string, an array or a number is refused. */
const callArguments = goUnmarshaler<ChatToolCall['function']['arguments']>({
  name: 'api.ToolCallFunctionArguments',
  zero: {},
  unmarshal: node => {
    if (node.kind !== 'object') throw new GoDecodeError(NOT_AN_OBJECT);
    return JSON.parse(jsonText(node)) as Record<string, unknown>;
  },
});

const toolCall = goStruct<ChatToolCall & { function: { index: number } }>('api.ToolCall', {
  id: goString,
  function: goStruct('api.ToolCallFunction', {
    index: goInteger,
    name: goString,
    arguments: callArguments,
  }),
});

const plainMessage = goStruct<ChatMessage>('api.Alias', {
  role: goString,
  content: goString,
  thinking: goString,
  images: goList(goBytes),
  tool_calls: goList(toolCall),
  tool_name: goString,
  tool_call_id: goString,
});

/** Any role is accepted, in any case, even none. */
const message = goUnmarshaler<ChatMessage>({
  name: 'api.Message',
  zero: plainMessage.zero,
  unmarshal: node => {
    const read = unmarshal(node, plainMessage);
    return { ...read, role: read.role.toLowerCase() };
  },
});

const modelFields = {
  model: goString,
  stream: goPointer(goBoolean),
  format: goRaw,
  keep_alive: goPointer(goDuration),
  options: goMap,
  think: thinkValue,
  truncate: goPointer(goBoolean),
  shift: goPointer(goBoolean),
  _debug_render_only: goBoolean,
  logprobs: goBoolean,
  top_logprobs: goInteger,
};

export const chatBody = goStruct<ChatBody>('api.ChatRequest', {
  ...modelFields,
  messages: goList(message),
  tools: toolList,
});

export const generateBody = goStruct<GenerateBody>('api.GenerateRequest', {
  ...modelFields,
  prompt: goString,
  suffix: goString,
  system: goString,
  template: goString,
  context: goList(goInteger),
  raw: goBoolean,
  images: goList(goBytes),
});

export const showBody = goStruct<ShowBody>('api.ShowRequest', {
  model: goString,
  name: goString,
  system: goString,
  template: goString,
  verbose: goBoolean,
  options: goMap,
});
