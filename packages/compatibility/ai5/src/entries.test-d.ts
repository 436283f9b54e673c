import type { EmbeddingModel, LanguageModel } from 'ai';
import type {
  EmbeddingModel as OldestEmbeddingModel,
  LanguageModel as OldestLanguageModel,
} from 'ai-oldest';
import { ollama as ollama4 } from 'ollama-turbo-provider/ai4';
import { ollama as ollama5 } from 'ollama-turbo-provider/ai5';
import { ollama as ollama6 } from 'ollama-turbo-provider/ai6';
import { ollama as ollama7 } from 'ollama-turbo-provider/ai7';

// AI SDK 5 takes models of the entry points that are for it, and no others.
// @ts-expect-error the SDK would refuse it, too
ollama4('gpt-oss:20b') satisfies LanguageModel;
// @ts-expect-error the SDK would refuse it, too
ollama4('gpt-oss:20b') satisfies OldestLanguageModel;
ollama5('gpt-oss:20b') satisfies LanguageModel;
ollama5('gpt-oss:20b') satisfies OldestLanguageModel;
// @ts-expect-error the SDK would refuse it, too
ollama6('gpt-oss:20b') satisfies LanguageModel;
// @ts-expect-error the SDK would refuse it, too
ollama6('gpt-oss:20b') satisfies OldestLanguageModel;
// @ts-expect-error the SDK would refuse it, too
ollama7('gpt-oss:20b') satisfies LanguageModel;
// @ts-expect-error the SDK would refuse it, too
ollama7('gpt-oss:20b') satisfies OldestLanguageModel;

ollama5.textEmbeddingModel('embeddinggemma') satisfies EmbeddingModel;
ollama5.textEmbeddingModel('embeddinggemma') satisfies OldestEmbeddingModel<string>;
// @ts-expect-error the SDK would refuse it, too
ollama6.embeddingModel('embeddinggemma') satisfies EmbeddingModel;
