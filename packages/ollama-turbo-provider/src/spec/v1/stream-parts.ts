import type { LanguageModelV2StreamPart } from '@ai-sdk/provider';
import { withoutUndefined } from '../../without-undefined.js';
import { readReasoningSeal, type ReasoningSeal } from './reasoning.js';
import { toMetadataV1, toSources, toToolCalls, toUsageV1 } from './result.js';
import type { StreamPartV1 } from './types.js';

type PartOf<Type> = Extract<LanguageModelV2StreamPart, { type: Type }>;
type ReasoningPart = PartOf<'reasoning-start' | 'reasoning-delta' | 'reasoning-end'>;

/**
 * What the parts of one V2 stream are in V1. It keeps what later parts of a block leave unsaid, so each stream needs
 * its own.
 */
export function createStreamPartMapV1(): (part: LanguageModelV2StreamPart) => StreamPartV1[] {
  const reasoning = new ReasoningBlocks();
  const toolInputs = new ToolInputs();

  return part => {
    switch (part.type) {
      case 'text-delta':
        return [{ type: 'text-delta', textDelta: part.delta }];
      case 'reasoning-start':
      case 'reasoning-delta':
      case 'reasoning-end':
        return reasoning.add(part);
      case 'tool-input-start':
        return toolInputs.start(part);
      case 'tool-input-delta':
        return toolInputs.add(part);
      case 'tool-call':
        return toolInputs.call(part);
      case 'file':
        return [{ type: 'file', mimeType: part.mediaType, data: part.data }];
      case 'source':
        return toSources(part).map(source => ({ type: 'source', source }));
      case 'response-metadata': {
        const { type, id, timestamp, modelId } = part;
        return [withoutUndefined({ type, id, timestamp, modelId })];
      }
      case 'error':
        return [{ type: 'error', error: part.error }];
      case 'finish':
        return [toFinish(part)];
      case 'stream-start':
      case 'text-start':
      case 'text-end':
      case 'tool-input-end':
      case 'tool-result':
      case 'raw':
        return [];
      default:
        // AI SDK 4 ends the whole answer at a part that it does not know.
        return [];
    }
  };
}

function toFinish({ type, finishReason, usage, providerMetadata }: PartOf<'finish'>) {
  return withoutUndefined({
    type,
    finishReason,
    usage: toUsageV1(usage),
    providerMetadata: toMetadataV1(providerMetadata),
  });
}

/**
 * Reasoning, which has no blocks in V1: a signature ends what came before it. It may come with any part of a V2 block,
 * so it is held back to the block's end, as AI SDK 4 takes it for the end of the text and fails when there was none.
 */
class ReasoningBlocks {
  private readonly blocks = new Map<string, ReasoningSeal & { hasText: boolean }>();

  add(part: ReasoningPart): StreamPartV1[] {
    const block = this.blocks.get(part.id) ?? { hasText: false };
    this.blocks.set(part.id, Object.assign(block, readReasoningSeal(part.providerMetadata)));
    switch (part.type) {
      case 'reasoning-start':
        return [];
      case 'reasoning-delta':
        if (part.delta === '') return [];
        block.hasText = true;
        return [{ type: 'reasoning', textDelta: part.delta }];
      case 'reasoning-end':
        this.blocks.delete(part.id);
        return sealParts(block);
    }
  }
}

function sealParts(block: ReasoningSeal & { hasText: boolean }): StreamPartV1[] {
  const { signature, redactedData, hasText } = block;
  const parts: StreamPartV1[] = [];
  if (redactedData !== undefined) parts.push({ type: 'redacted-reasoning', data: redactedData });
  if (signature === undefined) return parts;
  if (!hasText) parts.push({ type: 'reasoning', textDelta: '' });
  parts.push({ type: 'reasoning-signature', signature });
  return parts;
}

/** The inputs of tool calls: a V1 delta names its tool each time, a V2 delta only at the start. */
class ToolInputs {
  private readonly inputs = new Map<string, { toolName: string; hasText: boolean }>();

  /** V1 tells of a start by a delta without text. What the provider runs itself is not told of. */
  start(part: PartOf<'tool-input-start'>): StreamPartV1[] {
    if (part.providerExecuted) return [];
    this.inputs.set(part.id, { toolName: part.toolName, hasText: false });
    return [toDelta({ toolCallId: part.id, toolName: part.toolName, text: '' })];
  }

  add(part: PartOf<'tool-input-delta'>): StreamPartV1[] {
    const input = this.inputs.get(part.id);
    if (!input || part.delta === '') return [];
    input.hasText = true;
    return [toDelta({ toolCallId: part.id, toolName: input.toolName, text: part.delta })];
  }

  /** A call whose input was not streamed is preceded by all of it: `streamObject` in tool mode reads deltas only. */
  call(part: PartOf<'tool-call'>): StreamPartV1[] {
    const isStreamed = this.inputs.get(part.toolCallId)?.hasText ?? false;
    this.inputs.delete(part.toolCallId);
    return toToolCalls(part).flatMap(call => [
      ...(isStreamed ? [] : [toDelta({ ...call, text: call.args })]),
      { type: 'tool-call' as const, ...call },
    ]);
  }
}

function toDelta(options: { toolCallId: string; toolName: string; text: string }) {
  const { toolCallId, toolName, text } = options;
  return {
    type: 'tool-call-delta' as const,
    toolCallType: 'function' as const,
    toolCallId,
    toolName,
    argsTextDelta: text,
  };
}
