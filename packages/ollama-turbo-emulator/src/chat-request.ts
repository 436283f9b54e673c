import type { Slip } from './demo-model/careless/slips.js';
import type { ModelFamily } from './models.js';

/** Which Ollama the emulator is: the service with keys, or the program on one's own machine. */
export type EmulatorMode = 'cloud' | 'daemon';

/** How much a model is asked to think; `true` and `false` on models that know no levels. */
export type Think = boolean | 'low' | 'medium' | 'high' | 'max';

/** A message as Ollama decoded it. */
export interface ChatMessage {
  role: string;
  content: string;
  thinking?: string;
  /** Base64, as it was sent. */
  images?: readonly string[];
  tool_calls?: readonly ChatToolCall[];
  /** The tool that a result comes from. */
  tool_name?: string;
  /** The call that a result answers. */
  tool_call_id?: string;
}

/** A call in the history. */
export interface ChatToolCall {
  id?: string;
  function: { name: string; arguments: Readonly<Record<string, unknown>> };
}

/** A tool that the model may call. */
export interface ChatTool {
  type: string;
  function: {
    name: string;
    description?: string;
    /** JSON schema of the arguments. */
    parameters?: Readonly<Record<string, unknown>>;
  };
}

/** A chat request that passed every check: what a model gets to see. */
export interface DemoModelRequest {
  /** The name as it was sent. */
  model: string;
  family: ModelFamily;
  messages: readonly ChatMessage[];
  /** Absent when no tools are offered. */
  tools?: readonly ChatTool[];
  think: Think;
  /** A JSON schema or `"json"`; set only where the host enforces it. */
  format?: unknown;
  /** What goes wrong where the answer is JSON that the host does not enforce; absent when the model is careful. */
  slip?: Slip;
  mode: EmulatorMode;
}
