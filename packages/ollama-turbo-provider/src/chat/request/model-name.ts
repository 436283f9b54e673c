/**
 * The name that ollama.com knows a model by. Through a daemon a cloud model is `gpt-oss:120b-cloud` or
 * `qwen3.5:cloud`; on ollama.com itself it has no such ending.
 *
 * Source: Ollama's `internal/modelref`.
 */
export function toCloudModelName(modelId: string): string {
  const name = modelId.trim();
  const colonSuffix = /^(.+):cloud$/i.exec(name);
  if (colonSuffix?.[1]) return colonSuffix[1];
  // `-cloud` counts only in the tag, after the last colon: `my-cloud` is a name of its own.
  const tagSuffix = /^(.+:[^:/]+)-cloud$/i.exec(name);
  return tagSuffix?.[1] ?? name;
}
