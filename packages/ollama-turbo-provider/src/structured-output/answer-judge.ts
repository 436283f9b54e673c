import { AnswerCutter, type CutAnswer, type Mended } from './answer-cutter.js';
import { repairJson } from './repair-json.js';
import { kindOf, rootKindsOf, type JsonKind, type RootKinds } from './root-kinds.js';
import { createSchemaCheck, type CheckValue } from './schema-check.js';

/** What becomes of an answer. */
export type Verdict = {
  /** What stood around the value. */
  before: string;
  after: string;
} & (
  | {
      fits: true;
      json: string;
      /** The value as the model wrote it, where that had to be mended. */
      written?: string;
    }
  | {
      fits: false;
      problems: string[];
      /** Whether there was a value at all. */
      isFound: boolean;
    }
);

const NO_JSON = 'The answer holds no JSON value of the kind that was asked for.';
const NOT_CLOSED = 'The JSON value in the answer is not closed.';
const NOT_JSON = 'The value in the answer is not valid JSON.';

const THINK_END = /<\/think(?:ing)?>/gi;
const THINK_START = /<think(?:ing)?>/i;
/** A text full of brackets must not be read as often as it has some. */
const MAX_RESTARTS = 4;

const FENCES = ['```', '~~~'];

/** Finds the JSON in answers and holds it against a schema. */
export class AnswerJudge {
  /** What of the schema cannot be checked, in sentences. */
  readonly uncheckable: string[];
  private readonly kinds: RootKinds;
  private readonly check: CheckValue;

  /**
   * @param schema a JSON schema; undefined where any JSON will do
   * @param options.only the kind of value that is wanted, where the schema may allow others, too
   */
  constructor(schema: unknown, options: { only?: JsonKind } = {}) {
    const { only } = options;
    const kinds = rootKindsOf(schema);
    const value = new Set([...kinds.value].filter(kind => only === undefined || kind === only));
    this.kinds = { ...kinds, value };
    const { check, uncheckable } = createSchemaCheck(schema);
    this.check = check;
    this.uncheckable = uncheckable;
  }

  /** Cuts an answer while it arrives. */
  createCutter(): AnswerCutter {
    return new AnswerCutter({ kinds: this.kinds, mend: written => this.mend(written) });
  }

  /** Judges what was cut from an answer that has ended. */
  judgeCut(cut: CutAnswer): Verdict {
    const { before, after } = cut;
    if (cut.json === undefined) {
      const isFound = cut.written !== undefined;
      return { fits: false, isFound, problems: describeMisfit(cut), before, after };
    }
    const problems = this.problemsOf(cut.json);
    if (problems.length > 0) return { fits: false, isFound: true, problems, before, after };
    const { json, written } = cut;
    return { fits: true, json, before, after, ...(json !== written && { written }) };
  }

  /**
   * Judges an answer of which nothing has been shown. Then a `</think>` may still tell that what stood before it was
   * thinking, and one that never comes that its `<think>` was none.
   */
  judgeWhole(text: string, { isCut = false }: { isCut?: boolean } = {}): Verdict {
    const thoughtEnd = [...text.matchAll(THINK_END)].at(-1);
    const answerStart = thoughtEnd === undefined ? 0 : endOf(thoughtEnd);
    const scalar = this.judgeScalar({ text, answerStart, isCut });
    if (scalar?.fits) return scalar;
    const value = this.judgeValue(text, answerStart);
    return value.fits ? value : (scalar ?? value);
  }

  private judgeValue(text: string, answerStart: number): Verdict {
    const whole = this.judgeFrom(text, 0);
    const wasThought = hasLoneThinkEnd(whole.after);
    if (whole.fits && !wasThought) return whole;
    const answer = answerStart === 0 ? whole : this.judgeFrom(text, answerStart);
    if (answer.fits) return answer;
    const thoughtStart = THINK_START.exec(text.slice(answerStart));
    const thought = thoughtStart && this.judgeFrom(text, answerStart + endOf(thoughtStart));
    if (thought?.fits) return thought;
    // A tag behind the value, and nothing behind that, is a mere leftover.
    if (whole.fits && !answer.isFound) return whole;
    return wasThought ? answer : whole;
  }

  private judgeFrom(text: string, start: number, restarts = 0): Verdict {
    const cutter = this.createCutter();
    cutter.push(text.slice(start));
    const cut = cutter.end();
    // What looked like a misspelled value and was never closed was a bracket in prose; the value may stand behind it.
    if (cut.unclosed !== undefined && restarts < MAX_RESTARTS) {
      return this.judgeFrom(text, text.length - cut.unclosed.length + 1, restarts + 1);
    }
    const verdict = this.judgeCut(cut);
    return { ...verdict, before: text.slice(0, start) + verdict.before };
  }

  /** A text, number or literal counts only where it is all that was answered. */
  private judgeScalar(options: {
    text: string;
    answerStart: number;
    isCut: boolean;
  }): Verdict | undefined {
    const { text, answerStart, isCut } = options;
    const json = withoutFence(text.slice(answerStart).trim());
    const parsed = parseJson(json);
    if (parsed === undefined) return undefined;
    const kind = kindOf(parsed.value);
    // Texts and literals end by themselves; a number may have been about to go on.
    const isScalar = kind !== 'object' && kind !== 'array' && !(isCut && kind === 'number');
    return isScalar && this.kinds.value.has(kind) ? this.judgeJson(text, json) : undefined;
  }

  private judgeJson(text: string, json: string): Verdict {
    const start = text.lastIndexOf(json);
    const before = text.slice(0, start);
    const after = text.slice(start + json.length);
    const problems = this.problemsOf(json);
    return problems.length === 0
      ? { fits: true, json, before, after }
      : { fits: false, isFound: true, problems, before, after };
  }

  private mend(written: string): Mended {
    const json = repairJson(written);
    if (json === undefined) return { problems: [] };
    const problems = this.problemsOf(json);
    return problems.length === 0 ? { json } : { problems };
  }

  private problemsOf(json: string): string[] {
    const parsed = parseJson(json);
    return parsed === undefined ? [NOT_JSON] : this.check(parsed.value);
  }
}

/** What is wrong with an answer without JSON that could be used. */
function describeMisfit({ written, isClosed, problems }: CutAnswer): string[] {
  if (written === undefined) return problems.length > 0 ? [NOT_JSON, ...problems] : [NO_JSON];
  return isClosed ? [NOT_JSON, ...problems] : [NOT_CLOSED];
}

/** Whether a `</think>` ends thinking that began before this text. */
function hasLoneThinkEnd(text: string): boolean {
  const end = text.search(THINK_END);
  const start = text.search(THINK_START);
  return end !== -1 && (start === -1 || start > end);
}

function endOf(match: RegExpMatchArray): number {
  return (match.index ?? 0) + match[0].length;
}

/** What stands between two code fences, where nothing stands around them. */
function withoutFence(text: string): string {
  const fence = FENCES.find(known => text.startsWith(known) && text.endsWith(known));
  const start = text.indexOf('\n');
  if (fence === undefined || start === -1 || start > text.length - fence.length) return text;
  return text.slice(start, -fence.length).trim();
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
