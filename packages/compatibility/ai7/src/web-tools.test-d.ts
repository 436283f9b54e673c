import { generateText, isStepCount, streamText, tool } from 'ai';
import * as oldest from 'ai-oldest';
import {
  ollama,
  type OllamaWebFetchResponse,
  type OllamaWebSearchResponse,
} from 'ollama-turbo-provider/ai7';

/*
 * The tools of the provider are tools of AI SDK 7, with the types of their inputs and results.
 */

const tools = { webSearch: ollama.tools.webSearch(), webFetch: ollama.tools.webFetch() };

export async function answer(): Promise<void> {
  const model = ollama('gpt-oss:120b');
  const { toolCalls, toolResults } = await generateText({ model, prompt: 'News?', tools });
  for (const call of toolCalls) {
    if (call.dynamic) continue;
    if (call.toolName === 'webSearch') call.input.query satisfies string;
    // @ts-expect-error there is no such input
    if (call.toolName === 'webSearch') call.input.url satisfies string;
    if (call.toolName === 'webFetch') call.input.url satisfies string;
  }
  for (const result of toolResults) {
    if (result.dynamic) continue;
    if (result.toolName === 'webSearch') result.output satisfies OllamaWebSearchResponse;
    if (result.toolName === 'webFetch') result.output satisfies OllamaWebFetchResponse;
    // @ts-expect-error there is no such field
    if (result.toolName === 'webFetch') result.output.results satisfies unknown[];
  }
  streamText({ model, prompt: 'News?', tools, stopWhen: isStepCount(3) });
  const own = tool({ ...ollama.tools.webSearch(), description: 'What happened today' });
  streamText({ model, prompt: 'News?', tools: { own } });
}

export async function answerOfOldest(): Promise<void> {
  const model = ollama('gpt-oss:120b') as oldest.LanguageModel;
  const { toolCalls, toolResults } = await oldest.generateText({ model, prompt: 'News?', tools });
  for (const call of toolCalls) {
    if (call.dynamic) continue;
    if (call.toolName === 'webSearch') call.input.query satisfies string;
    // @ts-expect-error there is no such input
    if (call.toolName === 'webSearch') call.input.url satisfies string;
  }
  for (const result of toolResults) {
    if (result.dynamic) continue;
    if (result.toolName === 'webSearch') result.output satisfies OllamaWebSearchResponse;
    if (result.toolName === 'webFetch') result.output satisfies OllamaWebFetchResponse;
  }
  oldest.streamText({ model, prompt: 'News?', tools, stopWhen: oldest.isStepCount(3) });
}
