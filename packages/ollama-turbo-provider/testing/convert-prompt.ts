import type { LanguageModelV4Prompt } from '@ai-sdk/provider';
import { expect } from 'vitest';
import { HI, modelWith, partsOf } from './stub-host.js';

/** The messages that a prompt is sent as, and the warnings that it gives rise to. */
export async function convert(prompt: LanguageModelV4Prompt) {
  const { host, model } = modelWith({ answers: [HI] });
  const { stream } = await model.doStream({ prompt });
  const [start] = await partsOf(stream);
  return {
    messages: host.sent('messages'),
    warnings: start?.type === 'stream-start' ? start.warnings : undefined,
  };
}

export type UserContent = Extract<LanguageModelV4Prompt[number], { role: 'user' }>['content'];
type ToolContent = Extract<LanguageModelV4Prompt[number], { role: 'tool' }>['content'];
export type ToolOutput = Extract<ToolContent[number], { type: 'tool-result' }>['output'];

export const userMessage = async (content: UserContent) => {
  const { messages, warnings } = await convert([{ role: 'user', content }]);
  expect(warnings).toEqual([]);
  return (messages as unknown[])[0];
};

export const toolMessage = async (output: ToolOutput) => {
  const { messages, warnings } = await convert([
    {
      role: 'tool',
      content: [{ type: 'tool-result', toolCallId: 'call_1', toolName: 'weather', output }],
    },
  ]);
  return { message: (messages as unknown[])[0], warnings };
};

export const PNG_BYTES = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xfb, 0xff]);
export const PNG_BASE64 = 'iVBOR/v/';
