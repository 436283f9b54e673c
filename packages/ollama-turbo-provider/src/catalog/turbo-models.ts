// Made from turbo-models.json by scripts/update-turbo-models.ts: change that file instead.

/** Names of Ollama Turbo's models, as of 2026-08-21. Source: Ollama's documents (ollama/ollama at fb3076099). */
export type TurboModelName =
  | 'deepseek-v4-flash'
  | 'gemma4:31b'
  | 'glm-5.1'
  | 'glm-5.2'
  | 'gpt-oss:120b'
  | 'gpt-oss:20b'
  | 'kimi-k2.6'
  | 'minimax-m2.7'
  | 'minimax-m3'
  | 'mistral-large-3:675b'
  | 'qwen3.5:397b';

/** Names that Ollama Turbo took out of service, each with the day. */
export const RETIRED_TURBO_MODELS: Readonly<Record<string, string>> = {
  'cogito-2.1:671b': '2026-06-16',
  'glm-4.6': '2026-06-16',
  'kimi-k2-thinking': '2026-06-16',
  'kimi-k2:1t': '2026-06-16',
  'minimax-m2': '2026-06-16',
  'qwen3-next:80b': '2026-06-16',
  'qwen3-vl:235b': '2026-06-16',
  'qwen3-vl:235b-instruct': '2026-06-16',
  'rnj-1:8b': '2026-06-30',
  'deepseek-v3.1:671b': '2026-07-15',
  'deepseek-v3.2': '2026-07-15',
  'devstral-2:123b': '2026-07-15',
  'devstral-small-2:24b': '2026-07-15',
  'gemini-3-flash-preview': '2026-07-15',
  'gemma3:12b': '2026-07-15',
  'gemma3:27b': '2026-07-15',
  'gemma3:4b': '2026-07-15',
  'glm-4.7': '2026-07-15',
  'glm-5': '2026-07-15',
  'minimax-m2.1': '2026-07-15',
  'ministral-3:14b': '2026-07-15',
  'ministral-3:3b': '2026-07-15',
  'ministral-3:8b': '2026-07-15',
  'qwen3-coder-next': '2026-07-15',
  'qwen3-coder:480b': '2026-07-15',
  'kimi-k2.5': '2026-07-31',
  'minimax-m2.5': '2026-07-31',
};
