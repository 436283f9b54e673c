import { generateText, streamText, tool } from 'ai';
import {
  ollama,
  type OllamaWebFetchResponse,
  type OllamaWebSearchResponse,
} from 'ollama-turbo-provider/ai4';

/*
 * The tools of the provider are tools of AI SDK 4, with the types of their inputs and results.
 */

const tools = { webSearch: ollama.tools.webSearch(), webFetch: ollama.tools.webFetch() };

export async function answer(): Promise<void> {
  const model = ollama('gpt-oss:120b');
  const { toolCalls, toolResults } = await generateText({ model, prompt: 'News?', tools });
  for (const call of toolCalls) {
    if (call.toolName === 'webSearch') call.args.query satisfies string;
    // @ts-expect-error there is no such input
    if (call.toolName === 'webSearch') call.args.url satisfies string;
    if (call.toolName === 'webFetch') call.args.url satisfies string;
  }
  for (const result of toolResults) {
    if (result.toolName === 'webSearch') result.result satisfies OllamaWebSearchResponse;
    if (result.toolName === 'webFetch') result.result satisfies OllamaWebFetchResponse;
    // @ts-expect-error there is no such field
    if (result.toolName === 'webFetch') result.result.results satisfies unknown[];
  }
  streamText({ model, prompt: 'News?', tools, maxSteps: 3 });
  const own = tool({ ...ollama.tools.webSearch(), description: 'What happened today' });
  streamText({ model, prompt: 'News?', tools: { own } });
}
