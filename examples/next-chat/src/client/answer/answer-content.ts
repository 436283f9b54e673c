import { isToolUIPart } from 'ai';
import type { ChatMessage } from '../../shared/message.ts';

type Parts = ChatMessage['parts'];

/** Whether an answer has nothing to look at: no parts, or texts and thoughts without a word. */
export function isBlank(parts: Parts): boolean {
  return parts.every(part => {
    if (part.type === 'step-start') return true;
    return (part.type === 'text' || part.type === 'reasoning') && part.text.trim() === '';
  });
}

/** Whether an answer came to its end without telling the reader anything. One that waits for a permission has not. */
export function lacksText(parts: Parts): boolean {
  const hasText = parts.some(part => part.type === 'text' && part.text.trim() !== '');
  return !hasText && !hasRequest(parts);
}

/** Whether the reader has yet to allow or deny something. */
export function hasOpenRequest(parts: Parts): boolean {
  return parts.some(
    part =>
      isToolUIPart(part) &&
      part.state === 'approval-requested' &&
      part.approval.isAutomatic !== true,
  );
}

/** Whether there is a request whose call has not run: open, answered, or overtaken by a new question. */
function hasRequest(parts: Parts): boolean {
  return parts.some(
    part =>
      isToolUIPart(part) &&
      (part.state === 'approval-requested' || part.state === 'approval-responded'),
  );
}

/** Whether nothing moves that would show that the model is at work. */
export function isWaiting(parts: Parts): boolean {
  const last = parts.at(-1);
  if (last === undefined) return true;
  if (last.type === 'text' || last.type === 'reasoning')
    return last.text === '' || last.state === 'done';
  return !('state' in last) || last.state === 'output-available' || last.state === 'output-error';
}

/** Since when an answer is waited for, in milliseconds: this tab may have asked last, or another one. */
export function waitingSince(waiting: { askedAt: number; createdAt: string | undefined }): number {
  const { askedAt, createdAt = '' } = waiting;
  return Math.max(askedAt, Date.parse(createdAt) || 0);
}
