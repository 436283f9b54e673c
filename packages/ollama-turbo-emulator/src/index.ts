/**
 * Ollama Turbo (Ollama Cloud) and the Ollama daemon on your own machine.
 *
 * @module
 */
export type { Pace } from './answer/pace.js';
export type { Carelessness } from './demo-model/careless/carelessness.js';
export { createEmulator, type Emulator, type EmulatorOptions } from './emulator.js';
export type { EmulatorModel, ModelCapability, ModelFamily } from './models.js';
export { createRecorder, type Recorder } from './recorder/create-recorder.js';
export { createReplay, type Replay, type ReplayOptions } from './recorder/create-replay.js';
export { readRecordings } from './recorder/folder/read-recordings.js';
export { writeRecordings } from './recorder/folder/write-recordings.js';
export type {
  Recording,
  RecordingChunk,
  RecordingRequest,
  RecordingResponse,
} from './recorder/form/recording.js';
export type { RecorderOptions } from './recorder/record/recorder-options.js';
export type { ReplayPace } from './recorder/replay/recorded-answer.js';
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
export type { Upstream } from './upstream/upstream.js';
