import type { AnswerReview, FinishPart, ReviewResult } from '../chat/review/answer-review.js';
import type { OllamaLanguageModelMetadata } from '../chat/answer/metadata.js';
import type { AnswerCutter } from '../structured-output/answer-cutter.js';
import { cutMetadata } from '../structured-output/cut-metadata.js';
import type { StructuredOutput } from '../structured-output/structured-output.js';
import { callRequest, readCall } from './call-request.js';
import type { ForcedChoice } from './forced-choice.js';

/** Sees to it that a tool is called: an answer without a call is followed by one request for the call as JSON. */
export class ForcedChoiceReview implements AnswerReview {
  private readonly choice: ForcedChoice;
  private readonly wanted: StructuredOutput | undefined;
  private readonly cutter: AnswerCutter | undefined;
  private written = '';
  private isCalled = false;

  /** @param options.wanted where the call asks for JSON beside its tools: then no other text goes out */
  constructor(options: { choice: ForcedChoice; wanted: StructuredOutput | undefined }) {
    this.choice = options.choice;
    this.wanted = options.wanted;
    this.cutter = options.wanted?.judge.createCutter();
  }

  text(delta: string): string {
    this.written += delta;
    return this.cutter ? this.cutter.push(delta) : delta;
  }

  toolCall(toolName: string): string {
    if (isAmong(this.choice, toolName)) this.isCalled = true;
    return '';
  }

  end({ providerMetadata }: FinishPart): ReviewResult {
    const { choice, written } = this;
    if (this.isCalled) return { type: 'complete', metadata: this.metadata() };
    const { structuredOutput } = this.metadata();
    const { logprobs } = providerMetadata.ollama;
    const metadata = {
      // Of the text that has gone out; that of the call is not shown.
      ...(logprobs && { logprobs }),
      ...(structuredOutput && { structuredOutput: { ...structuredOutput, requests: 2 } }),
    };
    const next = new CallReview({ choice, metadata });
    return { type: 'ask', followUp: callRequest({ choice, written }), next };
  }

  private metadata(): Partial<OllamaLanguageModelMetadata> {
    const { wanted, cutter } = this;
    return wanted && cutter ? cutMetadata({ mode: wanted.mode, cut: cutter.end() }) : {};
  }
}

/** Reads the call that was asked for as JSON. Nothing of the answer's text goes out. */
class CallReview implements AnswerReview {
  private readonly choice: ForcedChoice;
  private readonly metadata: Partial<OllamaLanguageModelMetadata>;
  private written = '';
  private isCalled = false;

  constructor(options: {
    choice: ForcedChoice;
    /** What there is to say of the first answer. */
    metadata: Partial<OllamaLanguageModelMetadata>;
  }) {
    this.choice = options.choice;
    this.metadata = options.metadata;
  }

  text(delta: string): string {
    this.written += delta;
    return '';
  }

  toolCall(toolName: string): string {
    if (isAmong(this.choice, toolName)) this.isCalled = true;
    return '';
  }

  end({ finishReason }: FinishPart): ReviewResult {
    // Some models call a tool that this request did not offer; it is what was wanted.
    const { metadata } = this;
    if (this.isCalled) return { type: 'complete', metadata };
    const call = readCall({ choice: this.choice, written: this.written });
    if ('problems' in call) {
      const advice =
        finishReason.unified === 'length'
          ? ' It was cut off by the limit of its tokens: raise or remove "maxOutputTokens" (num_predict).'
          : '';
      const note = `The model called no tool, and what it wrote when asked for a call as JSON could not be used: ${call.problems.join(' ')}${advice}`;
      return { type: 'complete', metadata: { ...metadata, note } };
    }
    return {
      type: 'complete',
      call,
      finishReason: { unified: 'tool-calls', raw: finishReason.raw },
      metadata,
    };
  }
}

function isAmong({ tools }: ForcedChoice, toolName: string): boolean {
  return tools.some(({ name }) => name === toolName);
}
