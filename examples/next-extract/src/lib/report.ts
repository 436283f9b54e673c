import type { ProviderMetadata } from 'ai';
import type { OllamaLanguageModelMetadata } from 'ollama-turbo-provider';
import type { Report } from './extract-event.ts';

/** What is read of a step of `streamText` and `generateText`. */
export interface MeasuredStep {
  usage: { outputTokens: number | undefined };
  performance: { responseTimeMs: number };
  providerMetadata: ProviderMetadata | undefined;
}

/** What an attempt took, and what the provider did to make an object of it. */
export function reportOf(step: MeasuredStep | undefined): Report {
  const metadata = step?.providerMetadata?.ollama as OllamaLanguageModelMetadata | undefined;
  return {
    outputTokens: step?.usage.outputTokens,
    tokensPerSecond: metadata?.tokensPerSecond,
    seconds: step && step.performance.responseTimeMs / 1000,
    remarks: remarksOf(metadata?.structuredOutput),
  };
}

function remarksOf(made: OllamaLanguageModelMetadata['structuredOutput']): string[] {
  const hasTextAround = made?.textBefore !== undefined || made?.textAfter !== undefined;
  const rejected = made?.rejected?.length ?? 0;
  return [
    ...(hasTextAround ? ['What the model wrote around the object was cut off.'] : []),
    ...(made?.written === undefined ? [] : ['The punctuation of the object was mended.']),
    ...(rejected > 0 ? ['The provider had to ask the model again before this answer.'] : []),
  ];
}
