import type {
  LanguageModelV2CallOptions,
  LanguageModelV2Message,
  LanguageModelV2Prompt,
  LanguageModelV2ToolResultPart,
  LanguageModelV3CallOptions,
  LanguageModelV3Message,
  LanguageModelV3Prompt,
  LanguageModelV3ToolResultPart,
} from '@ai-sdk/provider';

type ContentOutput<Output> = Extract<Output, { type: 'content' }>;
type ContentV2 = ContentOutput<LanguageModelV2ToolResultPart['output']>['value'][number];
type ContentV3 = ContentOutput<LanguageModelV3ToolResultPart['output']>['value'][number];

/** A V2 prompt as a V3 prompt: they differ in the content of tool results alone. */
export function toPromptV3(prompt: LanguageModelV2Prompt): LanguageModelV3Prompt {
  // What is no prompt is for the model to refuse: it says so in words.
  return Array.isArray(prompt) ? prompt.map(toMessageV3) : prompt;
}

function toMessageV3(message: LanguageModelV2Message): LanguageModelV3Message {
  if (!Array.isArray(message?.content)) return message as LanguageModelV3Message;
  const content = message.content.map(part =>
    part?.type === 'tool-result' ? toToolResultV3(part) : part,
  );
  // The parts of a role stay parts of that role; the compiler sees only all of them together.
  return { ...message, content } as LanguageModelV3Message;
}

function toToolResultV3(part: LanguageModelV2ToolResultPart): LanguageModelV3ToolResultPart {
  const { output } = part;
  if (output?.type !== 'content') return { ...part, output };
  const value = Array.isArray(output.value) ? output.value.map(toToolContentV3) : output.value;
  return { ...part, output: { type: output.type, value } };
}

/** AI SDK 6 and 7 hand the newer kinds of content to V2 models as they are. */
function toToolContentV3(part: ContentV2): ContentV3 {
  if (part?.type !== 'media') return part;
  const { data, mediaType } = part;
  const type = mediaType?.startsWith('image/') ? 'image-data' : 'file-data';
  return { type, data, mediaType };
}

/** `provider-defined` tools are called `provider` since V3. */
export function toToolsV3(
  tools: LanguageModelV2CallOptions['tools'],
): LanguageModelV3CallOptions['tools'] {
  return tools?.map(tool =>
    tool?.type === 'provider-defined' ? { ...tool, type: 'provider' as const } : tool,
  );
}
