import type { TextStreamPart, ToolSet } from 'ai';
import type { MessageMetadata, MessageUsage } from '../../shared/message.ts';

type Part = TextStreamPart<ToolSet>;
type FinishStep = Extract<Part, { type: 'finish-step' }>;

/** Below this many milliseconds of writing, tokens per second say nothing. */
const SHORTEST_WRITING = 100;

/** Keeps the metadata of an answer while its stream goes by. */
export class AnswerMetadata {
  private readonly before: MessageUsage;
  private readonly now: () => number;
  private readonly startedAt: number;
  private readonly openThoughts = new Map<string, number>();
  private writingTime = 0;
  private writtenTokens = 0;
  private current: MessageMetadata;

  /** @param options.metadata of the answer so far; one that is continued has counts, which grow */
  constructor(options: { metadata: MessageMetadata; now?: () => number }) {
    this.current = options.metadata;
    this.before = options.metadata.usage ?? {};
    this.now = options.now ?? (() => performance.now());
    this.startedAt = this.now();
  }

  /** Takes the next part; returns the metadata when it has changed. */
  see(part: Part): MessageMetadata | undefined {
    switch (part.type) {
      case 'start':
        return this.current;
      case 'reasoning-start':
        this.openThoughts.set(part.id, this.now());
        return undefined;
      case 'reasoning-end':
        return this.closeThought(part.id);
      case 'finish-step':
        return this.addStep(part);
      case 'finish':
        return this.end(this.current.status === 'failed' ? 'failed' : 'done');
      case 'abort':
        return this.end('stopped');
      default:
        return undefined;
    }
  }

  /** Notes that the answer failed; it stays so, whatever comes. */
  fail(notice: MessageMetadata['notice']): MessageMetadata {
    this.current = { ...this.current, notice };
    return this.end('failed');
  }

  /** Ends thoughts that were cut off, too. */
  private end(status: MessageMetadata['status']): MessageMetadata {
    for (const id of this.openThoughts.keys()) this.closeThought(id);
    const seconds = round((this.before.seconds ?? 0) + (this.now() - this.startedAt) / 1000);
    this.current = { ...this.current, status, usage: { ...this.current.usage, seconds } };
    return this.current;
  }

  private closeThought(id: string): MessageMetadata {
    const seconds = round((this.now() - (this.openThoughts.get(id) ?? this.now())) / 1000);
    this.openThoughts.delete(id);
    this.current = { ...this.current, thinking: [...(this.current.thinking ?? []), { seconds }] };
    return this.current;
  }

  private addStep({ usage, performance: timing }: FinishStep): MessageMetadata {
    const before = this.current.usage;
    this.writtenTokens += usage.outputTokens ?? 0;
    this.writingTime +=
      timing.responseTimeMs - (timing.timeToFirstOutputMs ?? timing.responseTimeMs);
    const tokensPerSecond =
      this.writingTime < SHORTEST_WRITING
        ? before?.tokensPerSecond
        : round((1000 * this.writtenTokens) / this.writingTime);
    this.current = {
      ...this.current,
      usage: {
        ...before,
        ...sum('inputTokens', before?.inputTokens, usage.inputTokens),
        ...sum('outputTokens', before?.outputTokens, usage.outputTokens),
        ...(tokensPerSecond !== undefined && { tokensPerSecond }),
      },
    };
    return this.current;
  }
}

/** A count that nobody knows stays away. */
function sum(name: 'inputTokens' | 'outputTokens', before?: number, added?: number): MessageUsage {
  if (before === undefined && added === undefined) return {};
  return { [name]: (before ?? 0) + (added ?? 0) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
