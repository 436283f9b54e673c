import { InvalidArgumentError } from '@ai-sdk/provider';

/** @throws InvalidArgumentError when the id of a model is no text, or an empty one */
export function checkModelId(modelId: unknown): void {
  if (typeof modelId === 'string' && modelId.trim() !== '') return;
  throw new InvalidArgumentError({
    argument: 'modelId',
    message: 'The model id has to be a text such as "gpt-oss:120b".',
  });
}
