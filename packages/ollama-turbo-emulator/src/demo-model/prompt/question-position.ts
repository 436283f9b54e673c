import type { ChatMessage } from '../../chat-request.js';
import { readPromptText } from './prompt-text.js';
import { sentencesOf } from './sentences.js';

/**
 * Where among the messages the question stands that is to be answered: at the last user message, but for those that ask
 * for another form of the answer to an earlier one. Without a user message the last message is the question; -1 without
 * any message.
 */
export function questionPosition(messages: readonly ChatMessage[]): number {
  const first = messages.findIndex(isFromUser);
  if (first === -1) return messages.length - 1;
  const last = messages.findLastIndex(
    message => isFromUser(message) && !isAboutForm(message.content),
  );
  return Math.max(first, last);
}

/** Whether a text asks for the arguments of a call, as JSON. */
export function asksForArguments(text: string): boolean {
  const prompt = readPromptText(text);
  return prompt.asksForJson && sentencesOf(prompt.words).some(sentence => ARGUMENTS.test(sentence));
}

const ARGUMENTS =
  /^(?:please |now |only )*(?:answer|respond|reply|return|output)\b[^?]*\barguments? (?:of|for|to)\b[^?]*\b(?:calls?|tools?|functions?)\b[^?]*$/i;

/** Whether a text says nothing of its own, but how the answer to the question before has to look. */
function isAboutForm(text: string): boolean {
  const prompt = readPromptText(text);
  if (!prompt.asksForJson) return false;
  const sentences = sentencesOf(prompt.words);
  return (
    sentences.slice(0, 1).some(sentence => COMPLAINT.test(sentence)) ||
    sentences.some(sentence => AGAIN.test(sentence)) ||
    asksForArguments(text)
  );
}

/** "Your answer could not be used", "That is not valid JSON"; it comes first. */
const COMPLAINT =
  /^(?:(?:sorry|no|but|unfortunately)\b\W*)*(?:(?:your|my|the|that|this)(?: last| previous| first)? (?:answer|response|reply|output|json)\b[^?]*(?:\bnot\b|\bcannot\b|n['’]t\b|\binvalid\b|\bwrong\b)|(?:that|this|it) (?:is|was|does|did)(?: not|n['’]t) (?:valid|json|what|match|fit|follow))/i;
const AGAIN =
  /^(?:please |now )*(?:answer|respond|reply|try)(?: \w+)? again\b|\bcorrected (?:json|answer|value|response|output)\b/i;

function isFromUser({ role }: ChatMessage): boolean {
  return role === 'user';
}
