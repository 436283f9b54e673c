import type { OllamaLanguageModelMetadata } from '../answer/metadata.js';
import type { ChatFinishReason, ChatStreamPart } from '../chat-model.js';
import type { ChatRequestBody, OllamaMessage } from '../request/chat-request-body.js';

export type FinishPart = Extract<ChatStreamPart, { type: 'finish' }>;

/** A further request of the same turn: the first one without its tools, and with these messages behind its own. */
export interface FollowUp {
  messages: OllamaMessage[];
  format: NonNullable<ChatRequestBody['format']>;
}

/** What becomes of an answer that has ended. */
export type ReviewResult =
  | {
      type: 'complete';
      /** Text that goes out now. */
      text?: string;
      /** A call that was asked for in words. */
      call?: { toolName: string; input: string };
      /** Instead of the answer's own. */
      finishReason?: ChatFinishReason;
      metadata?: Partial<OllamaLanguageModelMetadata>;
    }
  | { type: 'failed'; error: Error; metadata?: Partial<OllamaLanguageModelMetadata> }
  | { type: 'ask'; followUp: FollowUp; next: AnswerReview };

/** Looks at one answer while it passes, and says at its end whether it is what was asked for. */
export interface AnswerReview {
  /** Takes a piece of the answer's text; returns what of it goes out now. */
  text(delta: string): string;
  /** Hears of a call; returns what text goes out before it, or undefined when the call is not passed on. */
  toolCall(toolName: string): string | undefined;
  end(finish: FinishPart): ReviewResult;
}
