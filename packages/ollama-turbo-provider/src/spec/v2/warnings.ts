import type { LanguageModelV2CallOptions, SharedV3Warning } from '@ai-sdk/provider';
import { withoutUndefined } from '../../without-undefined.js';
import type { CallWarningV2, ToolV2 } from './types.js';

type Setting = Extract<CallWarningV2, { type: 'unsupported-setting' }>['setting'];

const SETTINGS: Record<Setting, true> = {
  maxOutputTokens: true,
  temperature: true,
  stopSequences: true,
  topP: true,
  topK: true,
  presencePenalty: true,
  frequencyPenalty: true,
  responseFormat: true,
  seed: true,
  tools: true,
  toolChoice: true,
  includeRawChunks: true,
  abortSignal: true,
  headers: true,
  providerOptions: true,
};

/**
 * V2 says of what is not supported whether it is a setting or a tool of the call; V3 says a feature's name. What is
 * neither, and what merely works differently, is told in words.
 */
export function toCallWarningV2(
  warning: SharedV3Warning,
  tools: LanguageModelV2CallOptions['tools'],
): CallWarningV2 {
  switch (warning.type) {
    case 'unsupported':
      return toUnsupportedWarning(warning, tools);
    case 'compatibility':
      return inWords(`"${warning.feature}" is used in a compatibility mode`, warning.details);
    case 'other':
      return warning;
  }
}

function toUnsupportedWarning(
  warning: { feature: string; details?: string },
  tools: LanguageModelV2CallOptions['tools'],
): CallWarningV2 {
  const { feature, details } = warning;
  if (isSetting(feature)) {
    return withoutUndefined({ type: 'unsupported-setting', setting: feature, details });
  }
  const tool = (tools as ToolV2[] | undefined)?.find(each => isAbout(feature, each));
  if (tool) return withoutUndefined({ type: 'unsupported-tool', tool, details });
  return inWords(`"${feature}" is not supported`, details);
}

function isSetting(feature: string): feature is Setting {
  return Object.hasOwn(SETTINGS, feature);
}

/** Providers write `provider-defined tool x.y` or `tool x`; a feature of a tool (`strict of tool "x"`) is not the tool. */
function isAbout(feature: string, tool: ToolV2): boolean {
  const name = /^(?:[\w-]+ )?tool:? "?(.+?)"?$/i.exec(feature)?.[1];
  return name === tool.name || (tool.type !== 'function' && name === tool.id);
}

function inWords(message: string, details: string | undefined): CallWarningV2 {
  return { type: 'other', message: details ? `${message}: ${details}` : `${message}.` };
}
