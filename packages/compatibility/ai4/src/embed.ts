import { createProviderRegistry, embed, embedMany, type EmbeddingModel } from 'ai';
import { LackingError } from 'compatibility-behaviours/lacking';
import { readEmbeddings } from 'compatibility-behaviours/read-embeddings';
import type { EmbedCall, EmbeddingOutcome, EmbedManyCall } from 'compatibility-behaviours/sdk';
import type { OllamaProvider } from 'ollama-turbo-provider/ai4';

/** @throws for `dimensions`, which AI SDK 4 does not have */
export async function embedValue(
  ollama: OllamaProvider,
  call: EmbedCall,
): Promise<EmbeddingOutcome> {
  if (call.dimensions) throw new LackingError('embed of AI SDK 4 has no dimensions.');
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

/** AI SDK 4 takes no options of a provider with a call. */
function embeddingOptions(ollama: OllamaProvider, call: Omit<EmbedCall, 'value'>) {
  return { model: findEmbeddingModel(ollama, call), maxRetries: call.maxRetries };
}

function findEmbeddingModel(
  ollama: OllamaProvider,
  { modelId, access, options }: Omit<EmbedCall, 'value'>,
): EmbeddingModel<string> {
  if (access !== 'registry') return ollama.textEmbeddingModel(modelId, options);
  return createProviderRegistry({ ollama }).textEmbeddingModel(`ollama:${modelId}`);
}
