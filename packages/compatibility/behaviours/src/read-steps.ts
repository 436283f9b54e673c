import { describeWarning } from './describe-warning.ts';
import { readUsage } from './read-usage.ts';
import type { History, Outcome, Usage } from './sdk.ts';

/** A step as AI SDK 5, 6 and 7 have it. */
interface Step {
  readonly text: string;
  readonly reasoningText: string | undefined;
  readonly toolCalls: readonly { toolCallId: string; toolName: string; input: unknown }[];
  readonly toolResults: readonly { toolCallId: string; toolName: string; output: unknown }[];
  readonly finishReason: string;
  readonly warnings: readonly object[] | undefined;
  readonly response: { readonly modelId: string };
  readonly providerMetadata:
    | Readonly<Record<string, Readonly<Record<string, unknown>>>>
    | undefined;
}

/** The outcome of a text generation with AI SDK 5, 6 or 7. */
export function readSteps(options: {
  steps: readonly Step[];
  /** Of all steps. */
  usage: Usage;
  /** What was said before, and in all steps. */
  history: History;
}): Outcome {
  const { steps, history } = options;
  const last = steps.at(-1);
  return {
    text: last?.text ?? '',
    reasoning: steps.map(({ reasoningText = '' }) => reasoningText).join(''),
    toolCalls: steps
      .flatMap(({ toolCalls }) => toolCalls)
      .map(({ toolCallId, toolName, input }) => ({ id: toolCallId, name: toolName, input })),
    toolResults: steps
      .flatMap(({ toolResults }) => toolResults)
      .map(({ toolCallId, toolName, output }) => ({ id: toolCallId, name: toolName, output })),
    finishReasons: steps.map(({ finishReason }) => finishReason),
    usage: readUsage(options.usage),
    warnings: steps.flatMap(({ warnings = [] }) => warnings).map(describeWarning),
    modelId: last?.response.modelId ?? '',
    metadata: last?.providerMetadata?.['ollama'],
    history,
  };
}
