import { describe, expect, it } from 'vitest';
import {
  toolMessage,
  PNG_BYTES,
  PNG_BASE64,
  type ToolOutput,
} from '../../../testing/convert-prompt.js';

describe('results of tools', () => {
  it.each<[ToolOutput, string]>([
    [{ type: 'text', value: '' }, ''],
    [{ type: 'json', value: null }, 'null'],
    [{ type: 'json', value: ['a', 1] }, '["a",1]'],
    [{ type: 'error-text', value: 'no such city' }, 'Error: no such city'],
    [{ type: 'error-text', value: 'Error: no such city' }, 'Error: no such city'],
    [{ type: 'error-text', value: 'AI_NoSuchToolError: no tool' }, 'AI_NoSuchToolError: no tool'],
    [{ type: 'error-text', value: 'Error rate is 5%' }, 'Error: Error rate is 5%'],
    [{ type: 'error-json', value: { code: 7 } }, 'Error: {"code":7}'],
    [{ type: 'execution-denied' }, 'Tool execution denied.'],
    [{ type: 'execution-denied', reason: 'too dear' }, 'Tool execution denied: too dear'],
  ])('of %j are sent as %j', async (output, content) => {
    expect(await toolMessage(output)).toEqual({
      message: { role: 'tool', content, tool_name: 'weather', tool_call_id: 'call_1' },
      warnings: [],
    });
  });

  it('that are no JSON are refused', async () => {
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    for (const value of [{ n: 1n }, circular]) {
      await expect(toolMessage({ type: 'json', value: value as never })).rejects.toMatchObject({
        name: 'AI_InvalidPromptError',
        message: expect.stringMatching(
          /^Invalid prompt: The tool result at message 1 \(tool\), part 1 cannot be written as JSON \(.+\): return plain values from the tool\.$/,
        ),
      });
    }
  });

  it('keep their images and name what is left out', async () => {
    const output: ToolOutput = {
      type: 'content',
      value: [
        { type: 'text', text: 'A ' },
        { type: 'file', data: { type: 'data', data: PNG_BYTES }, mediaType: 'image/png' },
        { type: 'text', text: 'map.' },
        { type: 'file', data: { type: 'text', text: 'a,b' }, mediaType: 'text/csv', filename: 'x' },
        { type: 'custom' },
      ],
    };
    expect(await toolMessage(output)).toEqual({
      message: {
        role: 'tool',
        content: 'A map.\n\nFile "x":\na,b\n\n',
        tool_name: 'weather',
        tool_call_id: 'call_1',
        images: [PNG_BASE64],
      },
      warnings: [
        {
          type: 'unsupported',
          feature: 'custom content in a tool result',
          details:
            'The custom content at message 1 (tool), part 1 was left out: Ollama takes text and images.',
        },
      ],
    });
  });
});
