/**
 * Ollama Turbo (Ollama Cloud) and the Ollama daemon on your own machine.
 *
 * @module
 */
export type { Pace } from './answer/pace.js';
export type { Carelessness } from './demo-model/careless/carelessness.js';
export { createEmulator, type Emulator, type EmulatorOptions } from './emulator.js';
export type { EmulatorModel, ModelCapability, ModelFamily } from './models.js';
export type { ReplyLogprob, ReplyMetrics, ReplyOptions, ReplyToolCall } from './reply.js';
export type { RecordedRequest, RequestOutcome } from './server/request-log.js';
export {
  cut,
  errorLine,
  fail,
  replay,
  reply,
  reset,
  split,
  stall,
  type Failure,
  type RecordedResponse,
  type Step,
} from './steps.js';
