import {
  createProviderRegistry,
  embed,
  embedMany,
  rerank,
  type EmbeddingModel,
  type RerankingModel,
} from 'ai';
import { LackingError } from 'compatibility-behaviours/lacking';
import { readEmbeddings } from 'compatibility-behaviours/read-embeddings';
import type {
  EmbedCall,
  EmbeddingOutcome,
  EmbedManyCall,
  RankingOutcome,
  RerankCall,
} from 'compatibility-behaviours/sdk';
import type { OllamaProvider } from 'ollama-turbo-provider/ai6';

/** @throws for `dimensions`, which AI SDK 6 does not have */
export async function embedValue(
  ollama: OllamaProvider,
  call: EmbedCall,
): Promise<EmbeddingOutcome> {
  if (call.dimensions) throw new LackingError('embed of AI SDK 6 has no dimensions.');
  const { value } = call;
  const { embedding, usage, warnings } = await embed({ ...embeddingOptions(ollama, call), value });
  return readEmbeddings({ embeddings: [embedding], usage, warnings });
}

export async function embedValues(
  ollama: OllamaProvider,
  call: EmbedManyCall,
): Promise<EmbeddingOutcome> {
  const { values } = call;
  const { embeddings, usage, warnings } = await embedMany({
    ...embeddingOptions(ollama, call),
    values,
  });
  return readEmbeddings({ embeddings, usage, warnings });
}

export async function rankDocuments(
  ollama: OllamaProvider,
  call: RerankCall,
): Promise<RankingOutcome> {
  const { query, documents, topN } = call;
  const { ranking } = await rerank<RerankCall['documents'][number]>({
    model: findRerankingModel(ollama, call),
    query,
    documents,
    topN,
  });
  return {
    ranking: ranking.map(({ originalIndex, score, document }) => ({
      index: originalIndex,
      score,
      document,
    })),
  };
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
  if (access !== 'registry') return ollama.embeddingModel(modelId);
  return createProviderRegistry({ ollama }).embeddingModel(`ollama:${modelId}`);
}

function findRerankingModel(
  ollama: OllamaProvider,
  { modelId, access }: RerankCall,
): RerankingModel {
  if (access !== 'registry') return ollama.rerankingModel(modelId);
  return createProviderRegistry({ ollama }).rerankingModel(`ollama:${modelId}`);
}
