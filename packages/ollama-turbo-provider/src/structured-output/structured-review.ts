import type { StructuredOutputMetadata } from '../chat/answer/metadata.js';
import type { ChatFinishReason } from '../chat/chat-model.js';
import type { AnswerReview, FinishPart, ReviewResult } from '../chat/review/answer-review.js';
import type { AnswerCutter } from './answer-cutter.js';
import type { AnswerJudge, Verdict } from './answer-judge.js';
import { cutMetadata } from './cut-metadata.js';
import { correctionMessages } from './instructions.js';
import { schemaMismatch } from './schema-mismatch.js';
import type { StructuredOutput } from './structured-output.js';

const CALLED = 'The answer calls a tool, and there is none to call.';

type Cut = Pick<Verdict, 'before' | 'after'> & { written?: string };

/**
 * Holds an answer to the JSON that was asked for. Where the consumer reads along, text goes out as soon as it is part of
 * the value, and only an answer of which nothing went out is asked for again; else the answer is judged as a whole.
 */
export class StructuredReview implements AnswerReview {
  private readonly wanted: StructuredOutput;
  private readonly judge: AnswerJudge;
  private readonly model: string;
  private readonly isShown: boolean;
  private readonly offersTools: boolean;
  private readonly retries: number;
  private readonly rejected: NonNullable<StructuredOutputMetadata['rejected']>;
  private readonly cutter: AnswerCutter;
  private written = '';
  private hasCalls = false;
  private hasRefusedCall = false;
  /** How much of the value has gone out before calls. */
  private taken = 0;

  constructor(options: {
    wanted: StructuredOutput;
    /** As the host knows it. */
    model: string;
    /** Whether the consumer reads along. */
    isShown: boolean;
    /** Whether the request of this answer offers tools. */
    offersTools: boolean;
    /** How often the model may still be asked again. */
    retries: number;
    /** Earlier answers of the turn that could not be used. */
    rejected?: NonNullable<StructuredOutputMetadata['rejected']>;
  }) {
    this.wanted = options.wanted;
    this.judge = options.wanted.judge;
    this.model = options.model;
    this.isShown = options.isShown;
    this.offersTools = options.offersTools;
    this.retries = options.retries;
    this.rejected = options.rejected ?? [];
    this.cutter = this.judge.createCutter();
  }

  text(delta: string): string {
    this.written += delta;
    const value = this.cutter.push(delta);
    return this.isShown ? value : '';
  }

  /**
   * A turn with calls is not the answer yet: what it says is cut, and not checked. Some models also call when no tool is
   * offered; nobody could answer such a call.
   */
  toolCall(): string | undefined {
    if (!this.offersTools) {
      this.hasRefusedCall = true;
      return undefined;
    }
    this.hasCalls = true;
    return this.takeHeldText();
  }

  end(finish: FinishPart): ReviewResult {
    if (this.hasCalls) return this.passOn();
    const isCut = finish.finishReason.unified === 'length';
    const hasShown = this.isShown && this.cutter.shown !== '';
    const verdict = hasShown
      ? this.judge.judgeCut(this.cutter.end())
      : this.judge.judgeWhole(this.written, { isCut });
    if (verdict.fits) {
      const text = hasShown ? '' : verdict.json;
      return { type: 'complete', text, ...this.ending(finish), metadata: this.metadata(verdict) };
    }
    const mayAskAgain = this.retries > 0 && !isCut && !hasShown;
    const problems = this.hasRefusedCall ? [...verdict.problems, CALLED] : verdict.problems;
    return mayAskAgain ? this.askAgain(problems) : this.fail({ ...verdict, problems }, isCut);
  }

  /** Without its calls a turn has not ended in them. */
  private ending({ finishReason }: FinishPart): { finishReason?: ChatFinishReason } {
    if (!this.hasRefusedCall) return {};
    return { finishReason: { unified: 'stop', raw: finishReason.raw } };
  }

  private passOn(): ReviewResult {
    const { before, after } = this.cutter.end();
    const text = this.takeHeldText();
    return { type: 'complete', text, metadata: this.metadata({ before, after }) };
  }

  /** What a consumer who reads along has seen already. */
  private takeHeldText(): string {
    if (this.isShown) return '';
    const { shown } = this.cutter;
    const text = shown.slice(this.taken);
    this.taken = shown.length;
    return text;
  }

  private askAgain(problems: string[]): ReviewResult {
    const { wanted, written } = this;
    const { schema, isSaid, format } = wanted;
    const messages = correctionMessages({
      written,
      problems,
      schema: isSaid ? undefined : schema,
    });
    const next = new StructuredReview({
      wanted,
      model: this.model,
      isShown: this.isShown,
      offersTools: false,
      retries: this.retries - 1,
      rejected: [...this.rejected, { text: written, problems }],
    });
    return { type: 'ask', followUp: { messages, format }, next };
  }

  private fail(verdict: Extract<Verdict, { fits: false }>, isCut: boolean): ReviewResult {
    const { model, written } = this;
    const { problems } = verdict;
    const error = schemaMismatch({ model, text: written, problems, isCut });
    return { type: 'failed', error, metadata: this.metadata(verdict) };
  }

  private metadata(cut: Cut): { structuredOutput: StructuredOutputMetadata } {
    const { wanted, rejected } = this;
    return cutMetadata({ mode: wanted.mode, cut, written: cut.written, rejected });
  }
}
