import { InvalidPromptError, type LanguageModelV4ToolResultPart } from '@ai-sdk/provider';
import type { ChatWarning } from '../chat-model.js';
import { toFileContent } from './file-content.js';

type ToolResultOutput = LanguageModelV4ToolResultPart['output'];
type ContentPart = Extract<ToolResultOutput, { type: 'content' }>['value'][number];

/** The result of a tool as Ollama takes it: text, and the images in it. */
export interface ToolResultContent {
  text: string;
  images: string[];
}

/**
 * Ollama knows no failed or refused tool call, so the text says it: the model has to learn that it has no result.
 */
export function toToolResultContent(options: {
  output: ToolResultOutput;
  position: string;
  warnings: ChatWarning[];
}): ToolResultContent {
  const { output, position } = options;
  switch (output.type) {
    case 'text':
      return textOnly(output.value);
    case 'json':
      return textOnly(toJson(output.value, position));
    case 'error-text':
      return textOnly(asError(output.value));
    case 'error-json':
      return textOnly(asError(toJson(output.value, position)));
    case 'execution-denied':
      return textOnly(
        output.reason ? `Tool execution denied: ${output.reason}` : 'Tool execution denied.',
      );
    case 'content':
      return joinContent({ ...options, parts: output.value });
  }
}

function textOnly(text: string): ToolResultContent {
  return { text, images: [] };
}

/** A tool that returns nothing has the result null, as in the AI SDK. */
function toJson(value: unknown, position: string): string {
  try {
    return JSON.stringify(value ?? null);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new InvalidPromptError({
      prompt: position,
      message: `The tool result at ${position} cannot be written as JSON (${reason.split('\n', 1).join('')}): return plain values from the tool.`,
      cause,
    });
  }
}

/** The AI SDK's own error texts begin with the error's name already. */
function asError(text: string): string {
  return /^\w*Error:/.test(text) ? text : `Error: ${text}`;
}

function joinContent(options: {
  parts: ContentPart[];
  position: string;
  warnings: ChatWarning[];
}): ToolResultContent {
  const content: ToolResultContent = { text: '', images: [] };
  for (const part of options.parts) addContentPart({ ...options, content, part });
  return content;
}

function addContentPart(options: {
  content: ToolResultContent;
  part: ContentPart;
  position: string;
  warnings: ChatWarning[];
}): void {
  const { content, part, position, warnings } = options;
  switch (part.type) {
    case 'text':
      content.text += part.text;
      return;
    case 'file': {
      const file = toFileContent({ part, position });
      if (file.type === 'image') content.images.push(file.base64);
      else content.text += file.text;
      return;
    }
    case 'custom':
      warnings.push({
        type: 'unsupported',
        feature: 'custom content in a tool result',
        details: `The custom content at ${position} was left out: Ollama takes text and images.`,
      });
  }
}
