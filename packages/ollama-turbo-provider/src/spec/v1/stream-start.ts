import type { LanguageModelV2CallWarning, LanguageModelV2StreamPart } from '@ai-sdk/provider';
import { takeFirst } from '../map-stream.js';

type StreamStart = Extract<LanguageModelV2StreamPart, { type: 'stream-start' }>;

/**
 * Reads the warnings that a V2 stream begins with, and no further. The rest of the stream lacks nothing else.
 *
 * @throws whatever the stream fails with before its first part
 */
export async function readStreamStart(stream: ReadableStream<LanguageModelV2StreamPart>): Promise<{
  warnings: LanguageModelV2CallWarning[];
  rest: ReadableStream<LanguageModelV2StreamPart>;
}> {
  const { first, rest } = await takeFirst(stream, isStreamStart);
  return { warnings: first?.warnings ?? [], rest };
}

function isStreamStart(part: LanguageModelV2StreamPart): part is StreamStart {
  return part.type === 'stream-start';
}
