import { InvalidArgumentError, type RerankingModelV4CallOptions } from '@ai-sdk/provider';
import type { ModelWarning } from '../model-warning.js';

/**
 * The documents as texts; objects as their JSON.
 *
 * @throws InvalidArgumentError for an object that is no JSON
 */
export function toDocumentTexts(
  documents: RerankingModelV4CallOptions['documents'],
  warnings: ModelWarning[],
): string[] {
  switch (documents.type) {
    case 'text':
      return documents.values;
    case 'object':
      warnings.push({
        type: 'compatibility',
        feature: 'object documents',
        details: 'Embeddings are of texts: each object was embedded as its JSON.',
      });
      return documents.values.map(toJson);
  }
}

function toJson(document: object, index: number): string {
  try {
    const text: string | undefined = JSON.stringify(document);
    if (text !== undefined) return text;
  } catch (cause) {
    const reason = 'it holds a BigInt, or an object that contains itself';
    throw notWritable({ index, reason, cause });
  }
  throw notWritable({ index, reason: 'its toJSON gives nothing' });
}

function notWritable(options: {
  index: number;
  reason: string;
  cause?: unknown;
}): InvalidArgumentError {
  const { index, reason, cause } = options;
  const argument = `documents.values[${index}]`;
  const message = `${argument} cannot be written as JSON: ${reason}.`;
  return new InvalidArgumentError({ argument, message, cause });
}
