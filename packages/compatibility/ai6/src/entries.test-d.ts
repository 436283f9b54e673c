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

// AI SDK 6 takes models of the entry points that are for it, and no others.
// @ts-expect-error the SDK would refuse it, too
ollama4('gpt-oss:20b') satisfies LanguageModel;
// @ts-expect-error the SDK would refuse it, too
ollama4('gpt-oss:20b') satisfies OldestLanguageModel;
ollama5('gpt-oss:20b') satisfies LanguageModel;
// @ts-expect-error 6.0.0 would take it, but its types for V2 are not those of AI SDK 5
ollama5('gpt-oss:20b') satisfies OldestLanguageModel;
ollama6('gpt-oss:20b') satisfies LanguageModel;
ollama6('gpt-oss:20b') satisfies OldestLanguageModel;
// @ts-expect-error the SDK would refuse it, too
ollama7('gpt-oss:20b') satisfies LanguageModel;
// @ts-expect-error the SDK would refuse it, too
ollama7('gpt-oss:20b') satisfies OldestLanguageModel;

ollama6.embeddingModel('embeddinggemma') satisfies EmbeddingModel;
ollama6.embeddingModel('embeddinggemma') satisfies OldestEmbeddingModel;
ollama6.rerankingModel('embeddinggemma') satisfies RerankingModel;
ollama6.rerankingModel('embeddinggemma') satisfies OldestRerankingModel;
// @ts-expect-error the SDK would refuse it, too
ollama7.embeddingModel('embeddinggemma') satisfies EmbeddingModel;
// @ts-expect-error the SDK would refuse it, too
ollama7.rerankingModel('embeddinggemma') satisfies RerankingModel;
