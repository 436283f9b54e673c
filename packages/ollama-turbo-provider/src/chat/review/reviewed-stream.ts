import type { ChatStreamPart, ChatUsage } from '../chat-model.js';
import type { AnswerReview, FinishPart, FollowUp, ReviewResult } from './answer-review.js';
import { addUsage } from './add-usage.js';
import { BlockWriter } from './block-writer.js';

interface ReviewedStreamOptions {
  /** The answer to the first request. */
  answer: ReadableStream<ChatStreamPart>;
  review: AnswerReview;
  /** Sends the further request of the turn. */
  ask: (options: {
    followUp: FollowUp;
    abortSignal: AbortSignal;
  }) => Promise<ReadableStream<ChatStreamPart>>;
  /** The caller's. */
  abortSignal: AbortSignal | undefined;
  generateId: () => string;
}

/**
 * The parts of a turn that may take a second request. Text goes out as the review lets it; the answers to all requests
 * are one to the consumer, with the usage of all of them.
 *
 * It reads only when it is asked, and cancelling it closes whichever connection is open.
 */
export function createReviewedStream(
  options: ReviewedStreamOptions,
): ReadableStream<ChatStreamPart> {
  const turn = new ReviewedTurn(options);
  return new ReadableStream<ChatStreamPart>(
    {
      async pull(controller) {
        const parts = await turn.next();
        if (turn.isCancelled) return;
        for (const part of parts) controller.enqueue(part);
        if (parts.at(-1)?.type === 'finish') controller.close();
      },
      cancel: reason => turn.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

class ReviewedTurn {
  isCancelled = false;
  private readonly options: ReviewedStreamOptions;
  private review: AnswerReview;
  private reader: ReadableStreamDefaultReader<ChatStreamPart>;
  /** Ends a further request when the turn is given up before its answer has begun. */
  private readonly controller = new AbortController();
  private readonly blocks = new BlockWriter();
  private usage: ChatUsage | undefined;
  private isFirstAnswer = true;
  private hasFailed = false;
  /** Of the call whose parts come now; calls never overlap. */
  private isCallPassed = true;
  private callId = '';
  /** Hosts number the calls of each answer anew. */
  private readonly usedCallIds = new Set<string>();

  constructor(options: ReviewedStreamOptions) {
    this.options = options;
    this.review = options.review;
    this.reader = options.answer.getReader();
  }

  /** The next parts, at least one. */
  async next(): Promise<ChatStreamPart[]> {
    try {
      for (;;) {
        const { done, value } = await this.reader.read();
        if (done) throw new Error('A stream of parts ended without its finish part.');
        const parts = value.type === 'finish' ? await this.finish(value) : this.pass(value);
        if (parts.at(-1)?.type === 'finish') this.unlisten();
        if (parts.length > 0 || this.isCancelled) return parts;
      }
    } catch (error) {
      this.unlisten();
      throw error;
    }
  }

  async cancel(reason: unknown): Promise<void> {
    this.isCancelled = true;
    this.unlisten();
    this.controller.abort(reason);
    await this.reader.cancel(reason);
  }

  private pass(part: Exclude<ChatStreamPart, FinishPart>): ChatStreamPart[] {
    switch (part.type) {
      case 'stream-start':
      case 'response-metadata':
        return this.isFirstAnswer ? [part] : [];
      case 'reasoning-delta':
        return this.blocks.write('reasoning', part.delta);
      case 'text-delta':
        return this.blocks.write('text', this.review.text(part.delta));
      case 'reasoning-end':
        return this.blocks.close('reasoning');
      case 'reasoning-start':
      case 'text-start':
      case 'text-end':
        // The blocks of what goes out are opened and closed here.
        return [];
      case 'tool-input-start': {
        const text = this.review.toolCall(part.toolName);
        this.isCallPassed = text !== undefined;
        if (text === undefined) return [];
        this.callId = this.uniqueCallId(part.id);
        return [
          ...this.blocks.write('text', text),
          ...this.blocks.close(),
          { ...part, id: this.callId },
        ];
      }
      case 'error':
        this.hasFailed = true;
        return [part];
      case 'tool-input-delta':
      case 'tool-input-end':
        return this.isCallPassed ? [{ ...part, id: this.callId }] : [];
      case 'tool-call':
        return this.isCallPassed ? [{ ...part, toolCallId: this.callId }] : [];
      case 'raw':
        return [part];
    }
  }

  private async finish(finish: FinishPart): Promise<ChatStreamPart[]> {
    this.usage = addUsage(this.usage, finish.usage);
    const own = { ...finish, usage: this.usage };
    if (this.hasFailed) return [...this.blocks.close(), own];
    const result = this.review.end(finish);
    return result.type === 'ask' ? this.ask(result, own) : this.conclude(result, own);
  }

  private conclude(
    result: Exclude<ReviewResult, { type: 'ask' }>,
    finish: FinishPart,
  ): ChatStreamPart[] {
    const metadata = { ...finish.providerMetadata.ollama, ...result.metadata };
    const providerMetadata = { ollama: metadata };
    switch (result.type) {
      case 'complete': {
        const { text = '', call, finishReason = finish.finishReason } = result;
        return [
          ...this.blocks.write('text', text),
          ...this.blocks.close(),
          ...(call ? this.callParts(call) : []),
          { ...finish, finishReason, providerMetadata },
        ];
      }
      case 'failed':
        return this.fail(result.error, { ...finish, providerMetadata });
    }
  }

  private async ask(
    { followUp, next }: Extract<ReviewResult, { type: 'ask' }>,
    finish: FinishPart,
  ): Promise<ChatStreamPart[]> {
    const { ask, abortSignal } = this.options;
    abortSignal?.addEventListener('abort', this.forwardAbort);
    try {
      abortSignal?.throwIfAborted();
      const answer = await ask({ followUp, abortSignal: this.controller.signal });
      this.review = next;
      this.isFirstAnswer = false;
      this.reader = answer.getReader();
      if (this.isCancelled) await this.reader.cancel(this.controller.signal.reason);
      return [];
    } catch (error) {
      abortSignal?.throwIfAborted();
      return this.fail(error, finish);
    }
  }

  private uniqueCallId(id: string): string {
    const unique = this.usedCallIds.has(id) ? this.options.generateId() : id;
    this.usedCallIds.add(unique);
    return unique;
  }

  private readonly forwardAbort = () => this.controller.abort(this.options.abortSignal?.reason);

  /** The signal may outlive the turn by far. */
  private unlisten(): void {
    this.options.abortSignal?.removeEventListener('abort', this.forwardAbort);
  }

  private fail(error: unknown, finish: FinishPart): ChatStreamPart[] {
    const finishReason = { unified: 'error' as const, raw: finish.finishReason.raw };
    return [{ type: 'error', error }, ...this.blocks.close(), { ...finish, finishReason }];
  }

  private callParts({ toolName, input }: { toolName: string; input: string }): ChatStreamPart[] {
    const id = this.options.generateId();
    return [
      { type: 'tool-input-start', id, toolName },
      { type: 'tool-input-delta', id, delta: input },
      { type: 'tool-input-end', id },
      { type: 'tool-call', toolCallId: id, toolName, input },
    ];
  }
}
