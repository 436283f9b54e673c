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
    return JSON.stringify(document);
  } catch (cause) {
    const argument = `documents.values[${index}]`;
    const message = `${argument} cannot be written as JSON: it holds a BigInt, or an object that contains itself.`;
    throw new InvalidArgumentError({ argument, message, cause });
  }
}
