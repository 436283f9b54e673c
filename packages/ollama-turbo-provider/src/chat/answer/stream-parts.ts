import type { ChatChunk, ChunkToolCall, Logprob } from './chat-chunk.js';
import type { ChatStreamPart, ChatWarning } from '../chat-model.js';
import { toFinishReason } from './finish-reason.js';
import { toMetadata } from './metadata.js';
import { toUsage } from './usage.js';

type Block = { type: 'reasoning' | 'text'; id: string };
type Delta = Extract<ChatStreamPart, { type: 'reasoning-delta' | 'text-delta' }>;

const SILENT_ANSWER_NOTE =
  'The model ended its turn without text and without a tool call. Some models do so when they call a tool that was not offered: Ollama drops such a call.';

/**
 * Turns the chunks of one answer into stream parts. Each method returns the parts that its input gives rise to; the
 * deltas of one batch that follow each other in the same block become one part, because a part costs the AI SDK more
 * than a chunk costs us.
 */
export class StreamParts {
  private readonly generateId: () => string;
  private readonly offersTools: boolean;
  private readonly includeRawChunks: boolean;

  private parts: ChatStreamPart[] = [];
  /** The delta of this batch that further text of the open block is added to. */
  private openDelta: Delta | undefined;
  private openBlock: Block | undefined;
  private blockCount = { reasoning: 0, text: 0 };
  private readonly toolCallIds = new Set<string>();
  private readonly logprobs: Logprob[] = [];
  private isFirstChunk = true;
  private finalChunk: ChatChunk | undefined;

  constructor(options: {
    generateId: () => string;
    offersTools: boolean;
    includeRawChunks: boolean;
  }) {
    this.generateId = options.generateId;
    this.offersTools = options.offersTools;
    this.includeRawChunks = options.includeRawChunks;
  }

  /** Whether the final chunk has come: the answer is complete. */
  get isDone(): boolean {
    return this.finalChunk !== undefined;
  }

  start(warnings: ChatWarning[]): ChatStreamPart[] {
    this.parts.push({ type: 'stream-start', warnings });
    return this.takeParts();
  }

  chunks(batch: { chunk: ChatChunk; raw: unknown }[]): ChatStreamPart[] {
    // Before the parts of the whole batch, as deltas are joined across its lines.
    for (const { raw } of batch) this.addRaw(raw);
    for (const { chunk } of batch) {
      if (!this.isDone) this.addChunk(chunk);
    }
    return this.takeParts();
  }

  /** The answer failed: what was open is closed, so that consumers keep what they have. */
  failure(failure: { error: Error; raw?: unknown }): ChatStreamPart[] {
    if (failure.raw !== undefined) this.addRaw(failure.raw);
    this.parts.push({ type: 'error', error: failure.error });
    this.closeBlock();
    this.parts.push({
      type: 'finish',
      finishReason: { unified: 'error', raw: undefined },
      usage: toUsage(undefined),
      providerMetadata: {
        ollama: toMetadata({ finalChunk: undefined, logprobs: this.logprobs, note: undefined }),
      },
    });
    return this.takeParts();
  }

  private addChunk(chunk: ChatChunk): void {
    this.addResponseMetadata(chunk);
    this.addText('reasoning', chunk.thinking);
    this.addText('text', chunk.content);
    for (const call of chunk.toolCalls) this.addToolCall(call);
    for (const logprob of chunk.logprobs) this.logprobs.push(logprob);
    if (chunk.done) this.finish(chunk);
  }

  private addRaw(rawValue: unknown): void {
    if (this.includeRawChunks) this.parts.push({ type: 'raw', rawValue });
  }

  private addResponseMetadata({ created_at: createdAt, model }: ChatChunk): void {
    if (!this.isFirstChunk) return;
    this.isFirstChunk = false;
    const timestamp = createdAt === undefined ? undefined : new Date(createdAt);
    this.parts.push({
      type: 'response-metadata',
      ...(timestamp && !Number.isNaN(timestamp.getTime()) ? { timestamp } : {}),
      ...(model === undefined ? {} : { modelId: model }),
    });
  }

  private addText(type: Block['type'], delta: string): void {
    if (delta === '') return;
    const block = this.blockOf(type);
    if (this.openDelta) {
      this.openDelta.delta += delta;
      return;
    }
    const part: Delta = { type: `${type}-delta`, id: block.id, delta };
    this.openDelta = part;
    this.parts.push(part);
  }

  private blockOf(type: Block['type']): Block {
    if (this.openBlock?.type === type) return this.openBlock;
    this.closeBlock();
    const block = { type, id: `${type}-${this.blockCount[type]}` };
    this.blockCount[type] += 1;
    this.openBlock = block;
    this.parts.push({ type: `${type}-start`, id: block.id });
    return block;
  }

  private closeBlock(): void {
    if (!this.openBlock) return;
    this.parts.push({ type: `${this.openBlock.type}-end`, id: this.openBlock.id });
    this.openBlock = undefined;
    this.openDelta = undefined;
  }

  private addToolCall(call: ChunkToolCall): void {
    this.closeBlock();
    const toolCallId = this.uniqueToolCallId(call.id);
    const input = toToolInput(call.arguments);
    this.parts.push(
      { type: 'tool-input-start', id: toolCallId, toolName: call.name },
      { type: 'tool-input-delta', id: toolCallId, delta: input },
      { type: 'tool-input-end', id: toolCallId },
      { type: 'tool-call', toolCallId, toolName: call.name, input },
    );
  }

  /** The host's id is kept: Ollama Turbo refuses results whose ids it did not give. Old daemons give none. */
  private uniqueToolCallId(id: string | undefined): string {
    const unique = id === undefined || this.toolCallIds.has(id) ? this.generateId() : id;
    this.toolCallIds.add(unique);
    return unique;
  }

  private finish(chunk: ChatChunk): void {
    this.finalChunk = chunk;
    this.closeBlock();
    this.parts.push({
      type: 'finish',
      finishReason: toFinishReason({
        doneReason: chunk.done_reason,
        madeToolCalls: this.toolCallIds.size > 0,
      }),
      usage: toUsage(chunk),
      providerMetadata: {
        ollama: toMetadata({
          finalChunk: chunk,
          logprobs: this.logprobs,
          note: this.isSilent(chunk) ? SILENT_ANSWER_NOTE : undefined,
        }),
      },
    });
  }

  private isSilent(finalChunk: ChatChunk): boolean {
    const { reasoning, text } = this.blockCount;
    const saidNothing = reasoning + text + this.toolCallIds.size === 0;
    return saidNothing && this.offersTools && finalChunk.done_reason === 'stop';
  }

  private takeParts(): ChatStreamPart[] {
    const parts = this.parts;
    this.parts = [];
    this.openDelta = undefined;
    return parts;
  }
}

/** The AI SDK takes a call's input as JSON text. */
function toToolInput(callArguments: unknown): string {
  if (callArguments === undefined || callArguments === null || callArguments === '') return '{}';
  return typeof callArguments === 'string' ? callArguments : JSON.stringify(callArguments);
}
