import type { SentRequest } from 'compatibility-behaviours/record-requests';
import type { Judgement } from './judge-behaviour.ts';

/** Characters of an answer, which may be as long as a book. */
const SHOWN_LENGTH = 4000;

/** A judgement as the maintainer reads it: one line, and everything there is to know of a failure. */
export function reportJudgement(name: string, judgement: Judgement): string[] {
  switch (judgement.kind) {
    case 'passed':
      return [`  passed      ${name}`];
    case 'not judged':
      return [`  not judged  ${name}: ${judgement.reason}`];
    case 'failed':
      return [
        `  FAILED      ${name}`,
        ...judgement.problems.map(problem => `      ${problem}`),
        ...judgement.requests.flatMap(reportRequest),
      ];
  }
}

export function reportSummary(judgements: readonly Judgement[]): string {
  const count = (kind: Judgement['kind']) => judgements.filter(one => one.kind === kind).length;
  return `${count('passed')} passed, ${count('failed')} failed, ${count('not judged')} not judged`;
}

function reportRequest({ method, url, body, status, answer }: SentRequest): string[] {
  return [
    `      request: ${method} ${url} ${shorten(JSON.stringify(body))}`,
    `      answer:  ${status ?? 'none'} ${shorten(answer.trimEnd())}`,
  ];
}

function shorten(text: string): string {
  if (text.length <= SHOWN_LENGTH) return text;
  return `${text.slice(0, SHOWN_LENGTH)} … (${text.length - SHOWN_LENGTH} more characters)`;
}
