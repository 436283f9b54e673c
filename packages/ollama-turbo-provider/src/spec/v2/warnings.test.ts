import type { LanguageModelV2CallOptions, SharedV3Warning } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { toCallWarningV2 } from './warnings.js';

const SEARCH = {
  type: 'provider-defined',
  id: 'fake.search',
  name: 'search',
  args: {},
} as const;
const WEATHER = { type: 'function', name: 'weather', inputSchema: {} } as const;

const warn = (warning: SharedV3Warning, tools: LanguageModelV2CallOptions['tools'] = []) =>
  toCallWarningV2(warning, tools);

describe('a warning for V2', () => {
  it('names the setting that is not supported', () => {
    for (const setting of ['seed', 'toolChoice', 'responseFormat', 'providerOptions'] as const) {
      expect(warn({ type: 'unsupported', feature: setting, details: 'Why.' })).toStrictEqual({
        type: 'unsupported-setting',
        setting,
        details: 'Why.',
      });
    }
    expect(warn({ type: 'unsupported', feature: 'topK' })).toStrictEqual({
      type: 'unsupported-setting',
      setting: 'topK',
    });
  });

  it('shows the tool of the call that is not supported', () => {
    const tools = [WEATHER, SEARCH];
    for (const feature of ['provider-defined tool fake.search', 'tool "search"', 'tool: search']) {
      expect(warn({ type: 'unsupported', feature }, tools)).toStrictEqual({
        type: 'unsupported-tool',
        tool: SEARCH,
      });
    }
    expect(warn({ type: 'unsupported', feature: 'tool weather', details: 'Why.' }, tools)).toEqual({
      type: 'unsupported-tool',
      tool: WEATHER,
      details: 'Why.',
    });
  });

  it('says in words what is neither a setting nor a tool', () => {
    const words = (feature: string) => warn({ type: 'unsupported', feature }, [WEATHER, SEARCH]);
    for (const feature of [
      'reasoning',
      'prompt',
      'responseFormat.name',
      'constructor',
      'strict of tool "weather"',
      'tool other',
    ]) {
      expect(words(feature)).toStrictEqual({
        type: 'other',
        message: `"${feature}" is not supported.`,
      });
    }
    expect(warn({ type: 'unsupported', feature: 'reasoning', details: 'Why.' })).toEqual({
      type: 'other',
      message: '"reasoning" is not supported: Why.',
    });
  });

  it('says in words what works in another way', () => {
    expect(warn({ type: 'compatibility', feature: 'seed', details: 'How.' })).toStrictEqual({
      type: 'other',
      message: '"seed" is used in a compatibility mode: How.',
    });
    expect(warn({ type: 'compatibility', feature: 'seed' })).toStrictEqual({
      type: 'other',
      message: '"seed" is used in a compatibility mode.',
    });
  });

  it('is the same when it is in words already', () => {
    const warning: SharedV3Warning = { type: 'other', message: 'Mind the gap.' };
    expect(warn(warning)).toStrictEqual(warning);
  });
});
