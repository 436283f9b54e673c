import type { LanguageModelUsage, StepResult, ToolSet } from 'ai';
import { describeWarning } from 'compatibility-behaviours/describe-warning';
import type { History, Outcome } from 'compatibility-behaviours/sdk';
import { readUsage } from './read-usage.ts';

/** The outcome of a text generation with AI SDK 4. */
export function readSteps(options: {
  steps: readonly StepResult<ToolSet>[];
  /** Of all steps. */
  usage: LanguageModelUsage;
  /** What was said before, and in all steps. */
  history: History;
}): Outcome {
  const { steps, usage, history } = options;
  const last = steps.at(-1);
  return {
    text: last?.text ?? '',
    reasoning: steps.map(({ reasoning = '' }) => reasoning).join(''),
    toolCalls: steps
      .flatMap(({ toolCalls }) => toolCalls)
      .map(({ toolCallId, toolName, args }) => ({ id: toolCallId, name: toolName, input: args })),
    toolResults: steps.flatMap(({ toolResults }) => toolResults as ToolResult[]).map(readResult),
    finishReasons: steps.map(({ finishReason }) => finishReason),
    usage: readUsage(usage),
    warnings: steps.flatMap(({ warnings = [] }) => warnings).map(describeWarning),
    modelId: last?.response.modelId ?? '',
    metadata: last?.providerMetadata?.['ollama'],
    history,
  };
}

/** The SDK types results after the tools, of which nothing is known here. */
interface ToolResult {
  toolCallId: string;
  toolName: string;
  result: unknown;
}

function readResult({ toolCallId, toolName, result }: ToolResult) {
  return { id: toolCallId, name: toolName, output: result };
}
