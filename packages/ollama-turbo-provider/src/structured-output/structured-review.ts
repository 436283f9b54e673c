import type { StructuredOutputMetadata } from '../chat/answer/metadata.js';
import type { AnswerReview, FinishPart, ReviewResult } from '../chat/review/answer-review.js';
import type { AnswerCutter } from './answer-cutter.js';
import type { AnswerJudge, Verdict } from './answer-judge.js';
import { cutMetadata } from './cut-metadata.js';
import { correctionMessages } from './instructions.js';
import { schemaMismatch } from './schema-mismatch.js';
import type { StructuredOutput } from './structured-output.js';

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
  private readonly retries: number;
  private readonly rejected: NonNullable<StructuredOutputMetadata['rejected']>;
  private readonly cutter: AnswerCutter;
  private written = '';
  private hasCalls = false;
  /** How much of the value has gone out before calls. */
  private taken = 0;

  constructor(options: {
    wanted: StructuredOutput;
    /** As the host knows it. */
    model: string;
    /** Whether the consumer reads along. */
    isShown: boolean;
    /** How often the model may still be asked again. */
    retries: number;
    /** Earlier answers of the turn that could not be used. */
    rejected?: NonNullable<StructuredOutputMetadata['rejected']>;
  }) {
    this.wanted = options.wanted;
    this.judge = options.wanted.judge;
    this.model = options.model;
    this.isShown = options.isShown;
    this.retries = options.retries;
    this.rejected = options.rejected ?? [];
    this.cutter = this.judge.createCutter();
  }

  text(delta: string): string {
    this.written += delta;
    const value = this.cutter.push(delta);
    return this.isShown ? value : '';
  }

  /** A turn with calls is not the answer yet: what it says is cut, and not checked. */
  toolCall(): string {
    this.hasCalls = true;
    return this.takeHeldText();
  }

  end(finish: FinishPart): ReviewResult {
    if (this.hasCalls) return this.passOn();
    const hasShown = this.isShown && this.cutter.shown !== '';
    const verdict = hasShown
      ? this.judge.judgeCut(this.cutter.end())
      : this.judge.judgeWhole(this.written);
    if (verdict.fits) {
      return {
        type: 'complete',
        text: hasShown ? '' : verdict.json,
        metadata: this.metadata(verdict),
      };
    }
    const isCut = finish.finishReason.unified === 'length';
    const mayAskAgain = this.retries > 0 && !isCut && !hasShown;
    return mayAskAgain ? this.askAgain(verdict.problems) : this.fail(verdict, isCut);
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
