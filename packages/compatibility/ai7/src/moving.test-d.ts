import { generateText, isStepCount, Output, streamText, tool } from 'ai';
import { ollama } from 'ollama-turbo-provider';
import * as z from 'zod';

/*
 * What the README says under "Moving from AI SDK 4 to 7", as an app writes it in 7.
 */

export async function streamedAnswer(abortSignal: AbortSignal): Promise<Response> {
  const result = streamText({
    model: ollama('gpt-oss:120b'),
    instructions: 'Be brief.',
    prompt: 'How is the weather?',
    maxOutputTokens: 100,
    stopWhen: isStepCount(5),
    tools: {
      weather: tool({
        description: 'The weather in a city',
        inputSchema: z.object({ city: z.string() }),
        execute: ({ city }) => `It is sunny in ${city}.`,
      }),
    },
    reasoning: 'low',
    providerOptions: { ollama: { think: 'low' } },
    abortSignal,
    onError: ({ error }) => console.error(error),
  });
  for await (const part of result.stream) {
    if (part.type === 'text-start' || part.type === 'text-end') part.id satisfies string;
    if (part.type === 'text-delta') part.text satisfies string;
    if (part.type === 'tool-call' && !part.dynamic) part.input.city satisfies string;
    if (part.type === 'tool-result' && !part.dynamic) part.output satisfies string;
  }
  const { reasoningText, providerMetadata } = await result.finalStep;
  const { inputTokens, outputTokens } = await result.usage;
  [inputTokens, outputTokens] satisfies (number | undefined)[];
  [reasoningText, providerMetadata?.['ollama']?.['doneReason']] satisfies unknown[];
  return result.toUIMessageStreamResponse();
}

export async function structuredAnswer(): Promise<number> {
  const { output } = await generateText({
    model: ollama('gpt-oss:120b'),
    prompt: '2 + 2?',
    output: Output.object({ schema: z.object({ sum: z.number() }) }),
  });
  return output.sum;
}
