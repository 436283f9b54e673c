import { isToolUIPart } from 'ai';
import type { ChatRequest, Question, ThinkingSetting } from '../../shared/api.ts';
import type { ChatMessage } from '../../shared/message.ts';
import type { Models } from '../models/models.ts';

/** How the next question is to be answered. */
export interface AnswerSettings {
  modelRef: string;
  thinking: ThinkingSetting;
  webSearch: boolean;
}

/** What was chosen, and for the rest what a conversation begins with. */
export function completeSettings(chosen: Partial<AnswerSettings>, models: Models): AnswerSettings {
  const { thinking = 'medium', webSearch = false } = chosen;
  const defaultRef = models.state === 'ready' ? models.catalogue.defaultRef : '';
  return { modelRef: chosen.modelRef ?? defaultRef, thinking, webSearch };
}

/** What `useChat` is about to send. */
interface Sending {
  conversationId: string;
  messages: readonly ChatMessage[];
  trigger: 'submit-message' | 'regenerate-message';
  messageId: string | undefined;
  /** The last message before this began. */
  tailId: string | null;
  settings: AnswerSettings;
}

/** The body for the server: the new question alone, since it has the rest itself. */
export function chatRequest(sending: Sending): ChatRequest {
  const { conversationId, messages, trigger, messageId, tailId, settings } = sending;
  const common = { conversationId, tailId, ...settings };
  const last = messages.at(-1);
  const question = messages.findLast(message => message.role === 'user');
  if (trigger === 'regenerate-message') {
    return { ...common, trigger, messageId, message: question && readQuestion(question) };
  }
  if (last?.role === 'assistant') {
    const approvals = readApprovals(last);
    return { ...common, trigger: 'approval', tailId: last.id, messageId: last.id, approvals };
  }
  if (question === undefined) throw new Error('There is no question to send.');
  return { ...common, trigger, messageId, message: readQuestion(question) };
}

function readQuestion({ id, parts }: ChatMessage): Question {
  return { id, role: 'user', parts: parts.flatMap(readQuestionPart) };
}

function readQuestionPart(part: ChatMessage['parts'][number]): Question['parts'] {
  switch (part.type) {
    case 'text':
      return [{ type: 'text', text: part.text }];
    case 'data-pasted-text':
      return [{ type: 'data-pasted-text', data: part.data }];
    case 'file':
      return [{ type: 'file', url: part.url }];
    default:
      return [];
  }
}

type Approvals = Extract<ChatRequest, { trigger: 'approval' }>['approvals'];

function readApprovals({ parts }: ChatMessage): Approvals {
  return parts.flatMap(part => {
    if (!isToolUIPart(part) || part.state !== 'approval-responded') return [];
    const { id, approved, reason } = part.approval;
    return [{ id, approved, reason }];
  });
}
