import type {
  ChatContent,
  ChatGenerateResult,
  ChatStreamPart,
  ChatStreamResult,
  ChatWarning,
} from '../chat-model.js';

type FinishPart = Extract<ChatStreamPart, { type: 'finish' }>;

/**
 * Collects a streamed answer into a whole one. The stream has to include raw chunks: they are the response body.
 *
 * @throws the error of the stream's `error` part: half an answer is no answer here
 */
export async function collectParts(result: ChatStreamResult): Promise<ChatGenerateResult> {
  const collector = new PartCollector();
  const reader = result.stream.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      collector.add(read.value);
    }
  } catch (error) {
    // Nobody reads the rest; the error of the answer is the one to report, whatever cancelling says.
    reader.cancel(error).catch(() => undefined);
    throw error;
  }
  return collector.toResult(result);
}

class PartCollector {
  private readonly content: ChatContent[] = [];
  private readonly body: unknown[] = [];
  private warnings: ChatWarning[] = [];
  private metadata: { timestamp?: Date; modelId?: string } = {};
  private finish: FinishPart | undefined;

  add(part: ChatStreamPart): void {
    switch (part.type) {
      case 'stream-start':
        this.warnings = part.warnings;
        return;
      case 'response-metadata':
        this.metadata = {
          ...(part.timestamp && { timestamp: part.timestamp }),
          ...(part.modelId && { modelId: part.modelId }),
        };
        return;
      case 'reasoning-start':
        this.content.push({ type: 'reasoning', text: '' });
        return;
      case 'text-start':
        this.content.push({ type: 'text', text: '' });
        return;
      case 'reasoning-delta':
      case 'text-delta':
        this.addText(part.delta);
        return;
      case 'tool-call':
        this.content.push(part);
        return;
      case 'raw':
        this.body.push(part.rawValue);
        return;
      case 'error':
        throw part.error;
      case 'finish':
        this.finish = part;
        return;
      case 'reasoning-end':
      case 'text-end':
      case 'tool-input-start':
      case 'tool-input-delta':
      case 'tool-input-end':
        // Carry nothing that a whole answer shows.
        return;
    }
  }

  toResult({ request, response }: ChatStreamResult): ChatGenerateResult {
    if (!this.finish) throw new Error('A stream of parts ended without its finish part.');
    const { finishReason, usage, providerMetadata } = this.finish;
    return {
      content: this.content,
      finishReason,
      usage,
      providerMetadata,
      request,
      response: { ...this.metadata, headers: response.headers, body: this.body },
      warnings: this.warnings,
    };
  }

  /** Blocks never overlap: a delta belongs to the block that was started last. */
  private addText(delta: string): void {
    const block = this.content.at(-1);
    if (block && block.type !== 'tool-call') block.text += delta;
  }
}
