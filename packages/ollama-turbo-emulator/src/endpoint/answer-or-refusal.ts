import type { Answer } from '../answer/answer.js';
import { refusalAnswer } from '../answer/framing.js';
import { Refusal } from '../refusal.js';

/** The answer, or the error of the {@link Refusal} that was thrown instead. For endpoints that do not stream. */
export function answerOrRefusal(answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refusalAnswer(error, { stream: false });
  }
}
