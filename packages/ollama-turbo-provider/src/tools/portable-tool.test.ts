import { describe, expect, it } from 'vitest';
import { createPortableTool } from './portable-tool.js';

const jsonSchema = { type: 'object', properties: { city: { type: 'string' } } };

const weather = createPortableTool({
  description: 'The weather',
  jsonSchema,
  parse: value => {
    const { city } = value as { city?: unknown };
    if (typeof city !== 'string') throw new TypeError('Which city?');
    return { city };
  },
  execute: async ({ city }) => `Sun in ${city}`,
});

describe('createPortableTool', () => {
  it('makes one plain object with one schema under the names of every AI SDK', () => {
    expect(weather).toEqual({
      description: 'The weather',
      inputSchema: {
        [Symbol.for('vercel.ai.schema')]: true,
        [Symbol.for('vercel.ai.validator')]: true,
        _type: undefined,
        jsonSchema,
        validate: expect.any(Function),
      },
      parameters: weather.inputSchema,
      execute: expect.any(Function),
    });
    expect(weather.parameters).toBe(weather.inputSchema);
    // AI SDK 4 to 7 take a tool with any other `type` for one that the provider runs itself.
    expect('type' in weather).toBe(false);
  });

  it('checks inputs as a schema does, without throwing', () => {
    const { validate } = weather.inputSchema as unknown as {
      validate: (value: unknown) => unknown;
    };
    expect(validate({ city: 'Rome', mood: 'good' })).toEqual({
      success: true,
      value: { city: 'Rome' },
    });
    expect(validate({})).toEqual({ success: false, error: new TypeError('Which city?') });
  });

  it('can be called without options', async () => {
    await expect(weather.execute({ city: 'Rome' })).resolves.toBe('Sun in Rome');
  });
});
