import { getToolName, isToolUIPart } from 'ai';
import type { ChatMessage } from '../../shared/message.ts';
import { STOPPED_CALL } from '../../shared/tools.ts';
import { hasOpenRequest } from '../answer/answer-content.ts';
import { textOf } from '../question/question-parts.ts';
import { toolWords } from '../answer/tool-words.ts';

/** Longer answers are told by their beginning. */
const MOST_CHARACTERS = 500;

/** Something about an answer that is told once. */
export interface Milestone {
  key: string;
  text: string;
}

/** What there is to tell of an answer so far; texts and thoughts themselves are not. */
export function milestonesOf({ parts }: ChatMessage): Milestone[] {
  return parts.flatMap((part, index): Milestone[] => {
    if (part.type === 'reasoning') return [{ key: `thinking-${index}`, text: 'Thinking' }];
    if (part.type === 'text' && part.text.trim() !== '') {
      return [{ key: 'text', text: 'Answer started' }];
    }
    if (!isToolUIPart(part)) return [];
    // A call that was stopped has not failed; that the answer was stopped is told anyway.
    if (part.errorText === STOPPED_CALL) return [];
    const text = toolMilestone(part.state, toolWords(getToolName(part)).name);
    return text === undefined ? [] : [{ key: `${part.toolCallId} ${part.state}`, text }];
  });
}

type ToolState = Extract<ChatMessage['parts'][number], { type: 'dynamic-tool' }>['state'];

function toolMilestone(state: ToolState, name: string): string | undefined {
  switch (state) {
    case 'approval-requested':
      return `Permission needed: ${name}`;
    case 'output-available':
      return `${name}: done`;
    case 'output-error':
      return `${name}: failed`;
    case 'output-denied':
      return `${name}: declined`;
    case 'input-streaming':
    case 'input-available':
    case 'approval-responded':
      return undefined;
  }
}

/**
 * What is told when an answer has ended: all of it when it is short, else its first sentences. Nothing while it waits for
 * a permission, which is told already: it has not ended.
 */
export function announcementOfEnd(message: ChatMessage): string | undefined {
  if (hasOpenRequest(message.parts)) return undefined;
  const text = plainText(textOf(message.parts));
  if (text === '') return 'The answer has ended without text';
  if (text.length <= MOST_CHARACTERS) return text;
  const words = text.split(' ').length;
  return `${firstSentences(text.slice(0, MOST_CHARACTERS))} ${words} words in all`;
}

function firstSentences(text: string): string {
  const end = Math.max(text.lastIndexOf('. '), text.lastIndexOf('? '), text.lastIndexOf('! '));
  return end > 0 ? text.slice(0, end + 1) : `${text}…`;
}

/** Markdown as it is read aloud: without marks, and without code, of which one hears nothing but signs. */
export function plainText(markdown: string): string {
  return markdown
    .replaceAll(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^\1[`~]*\s*$|$(?![\s\S]))/gm, ' (code) ')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/^\s*(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gm, '')
    .replaceAll(/^\s*\|?(?:\s*:?-+:?\s*\|?)+\s*$/gm, '')
    .replaceAll(/\*\*|__|`/g, '')
    .replaceAll('|', ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
