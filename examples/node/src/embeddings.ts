// Texts as vectors, which are close where the texts are; and documents ranked by how close they are to a query.
import { cosineSimilarity, embed, embedMany, rerank } from 'ai';
import { createOllama } from 'ollama-turbo-provider';
import { daemon } from './shared/host.ts';

const ollama = createOllama(daemon());
const model = ollama.embeddingModel('embeddinggemma');

const query = 'How do I stream an answer?';
const documents = [
  'Bread needs flour, water and salt.',
  'An answer that you stream appears word by word.',
  'A tool call holds the name of a tool.',
];

const { embedding } = await embed({ model, value: query });
const { embeddings, usage } = await embedMany({ model, values: documents });
console.log(`${embedding.length} numbers for each text, ${usage.tokens} tokens`);
for (const [index, vector] of embeddings.entries()) {
  console.log(cosineSimilarity(embedding, vector).toFixed(2), documents[index]);
}

// Ollama has no reranking of its own: the provider ranks by embeddings, and each call warns of it.
globalThis.AI_SDK_LOG_WARNINGS = false;
const { ranking } = await rerank({
  model: ollama.rerankingModel('embeddinggemma'),
  query,
  documents,
  topN: 1,
});
console.log(`\nThe closest: ${ranking[0]?.document}`);
