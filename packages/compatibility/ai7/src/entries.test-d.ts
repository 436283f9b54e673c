import type { EmbeddingModel, LanguageModel, RerankingModel } from 'ai';
import type {
  EmbeddingModel as OldestEmbeddingModel,
  LanguageModel as OldestLanguageModel,
  RerankingModel as OldestRerankingModel,
} from 'ai-oldest';
import { ollama as ollama4 } from 'ollama-turbo-provider/ai4';
import { ollama as ollama5 } from 'ollama-turbo-provider/ai5';
import { ollama as ollama6 } from 'ollama-turbo-provider/ai6';
import { ollama as ollama7 } from 'ollama-turbo-provider/ai7';

// AI SDK 7 takes models of the entry points that are for it, and no others.
// @ts-expect-error the SDK would refuse it, too
ollama4('gpt-oss:20b') satisfies LanguageModel;
// @ts-expect-error the SDK would refuse it, too
ollama4('gpt-oss:20b') satisfies OldestLanguageModel;
ollama5('gpt-oss:20b') satisfies LanguageModel;
ollama5('gpt-oss:20b') satisfies OldestLanguageModel;
ollama6('gpt-oss:20b') satisfies LanguageModel;
ollama6('gpt-oss:20b') satisfies OldestLanguageModel;
ollama7('gpt-oss:20b') satisfies LanguageModel;
ollama7('gpt-oss:20b') satisfies OldestLanguageModel;

ollama7.embeddingModel('embeddinggemma') satisfies EmbeddingModel;
ollama7.embeddingModel('embeddinggemma') satisfies OldestEmbeddingModel;
ollama7.rerankingModel('embeddinggemma') satisfies RerankingModel;
ollama7.rerankingModel('embeddinggemma') satisfies OldestRerankingModel;
