import type { OllamaModel, OllamaLanguageModelOptions } from 'ollama-turbo-provider';
import type { ThinkingControl, ThinkingSetting } from '../../shared/api.ts';

/** What thinking can be chosen for a model. Ollama's gpt-oss alone thinks in levels, and always. */
export function thinkingOf(model: Pick<OllamaModel, 'id' | 'capabilities'>): ThinkingControl {
  if (isGptOss(model.id)) return 'levels';
  return model.capabilities?.includes('thinking') ? 'switch' : 'none';
}

/** The setting as the model understands it; the nearest one that it has. */
export function thinkFor(
  modelId: string,
  setting: ThinkingSetting,
): OllamaLanguageModelOptions['think'] {
  if (!isGptOss(modelId)) return setting !== 'off';
  if (setting === 'off') return 'low';
  return setting === 'on' ? 'medium' : setting;
}

function isGptOss(modelId: string): boolean {
  return /(?:^|\/)gpt-oss\b/i.test(modelId);
}
