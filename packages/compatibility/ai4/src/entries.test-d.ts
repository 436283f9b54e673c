import type { EmbeddingModel, LanguageModel } from 'ai';
import { ollama as ollama4 } from 'ollama-turbo-provider/ai4';
import { ollama as ollama5 } from 'ollama-turbo-provider/ai5';
import { ollama as ollama6 } from 'ollama-turbo-provider/ai6';
import { ollama as ollama7 } from 'ollama-turbo-provider/ai7';

// AI SDK 4 takes models of the entry points that are for it, and no others.
ollama4('gpt-oss:20b') satisfies LanguageModel;
// @ts-expect-error the SDK would refuse it, too
ollama5('gpt-oss:20b') satisfies LanguageModel;
// @ts-expect-error the SDK would refuse it, too
ollama6('gpt-oss:20b') satisfies LanguageModel;
// @ts-expect-error the SDK would refuse it, too
ollama7('gpt-oss:20b') satisfies LanguageModel;

ollama4.textEmbeddingModel('embeddinggemma') satisfies EmbeddingModel<string>;
// @ts-expect-error the SDK would refuse it, too
ollama5.textEmbeddingModel('embeddinggemma') satisfies EmbeddingModel<string>;
