import type { LanguageModelV2CallWarning } from '@ai-sdk/provider';
import { withoutUndefined } from '../../without-undefined.js';
import type { CallSettingsV1, WarningV1 } from './types.js';

/** The settings of V2 that V1 has as well, and their names there. What else a warning is about has no name in V1. */
const SETTINGS: Partial<Record<string, keyof CallSettingsV1>> = {
  maxOutputTokens: 'maxTokens',
  temperature: 'temperature',
  stopSequences: 'stopSequences',
  topP: 'topP',
  topK: 'topK',
  presencePenalty: 'presencePenalty',
  frequencyPenalty: 'frequencyPenalty',
  responseFormat: 'responseFormat',
  seed: 'seed',
  abortSignal: 'abortSignal',
  headers: 'headers',
};

export function toWarningV1(warning: LanguageModelV2CallWarning): WarningV1 {
  switch (warning.type) {
    case 'unsupported-setting':
      return toSettingWarning(String(warning.setting), warning.details);
    case 'unsupported-tool':
      return withoutUndefined({
        type: warning.type,
        tool: toToolV1(warning.tool),
        details: warning.details,
      });
    case 'other':
      return { type: warning.type, message: warning.message };
  }
}

function toSettingWarning(name: string, details?: string): WarningV1 {
  const setting = Object.hasOwn(SETTINGS, name) ? SETTINGS[name] : undefined;
  if (setting) return withoutUndefined({ type: 'unsupported-setting', setting, details });
  const message = `The setting "${name}" is not supported`;
  return { type: 'other', message: details ? `${message}: ${details}` : `${message}.` };
}

type ToolV1 = Extract<WarningV1, { type: 'unsupported-tool' }>['tool'];
type ToolV2 = Extract<LanguageModelV2CallWarning, { type: 'unsupported-tool' }>['tool'];

function toToolV1(tool: ToolV2): ToolV1 {
  if (tool.type !== 'function') return tool;
  const { type, name, description, inputSchema } = tool;
  return withoutUndefined({ type, name, description, parameters: inputSchema });
}
