import { createProviderRegistry, embed, embedMany, type EmbeddingModel } from 'ai';
import { LackingError } from 'compatibility-behaviours/lacking';
import { readEmbeddings } from 'compatibility-behaviours/read-embeddings';
import type { EmbedCall, EmbeddingOutcome, EmbedManyCall } from 'compatibility-behaviours/sdk';
import type { OllamaProvider } from 'ollama-turbo-provider/ai5';

/** @throws for `dimensions`, which AI SDK 5 does not have */
export async function embedValue(
  ollama: OllamaProvider,
  call: EmbedCall,
): Promise<EmbeddingOutcome> {
  if (call.dimensions) throw new LackingError('embed of AI SDK 5 has no dimensions.');
  const { value } = call;
  const { embedding, usage } = await embed({ ...embeddingOptions(ollama, call), value });
  return readEmbeddings({ embeddings: [embedding], usage });
}

export async function embedValues(
  ollama: OllamaProvider,
  call: EmbedManyCall,
): Promise<EmbeddingOutcome> {
  const { values } = call;
  const { embeddings, usage } = await embedMany({ ...embeddingOptions(ollama, call), values });
  return readEmbeddings({ embeddings, usage });
}

function embeddingOptions(ollama: OllamaProvider, call: Omit<EmbedCall, 'value'>) {
  const { options, maxRetries } = call;
  return {
    model: findEmbeddingModel(ollama, call),
    providerOptions: options && { ollama: options },
    maxRetries,
  };
}

function findEmbeddingModel(
  ollama: OllamaProvider,
  { modelId, access }: Omit<EmbedCall, 'value'>,
): EmbeddingModel {
  if (access !== 'registry') return ollama.textEmbeddingModel(modelId);
  return createProviderRegistry({ ollama }).textEmbeddingModel(`ollama:${modelId}`);
}
