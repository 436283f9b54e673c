import type { UIMessage } from 'ai';
import type { Notice } from './notice.ts';
import type { ChatTools } from './tools.ts';

/** `stopped` is also an answer whose server died, or was not heard of for half a minute. */
export type MessageStatus = 'streaming' | 'done' | 'stopped' | 'failed';

/** What of an answer was counted; what is not known is absent. */
export interface MessageUsage {
  inputTokens?: number;
  outputTokens?: number;
  tokensPerSecond?: number;
  /** From the question to the end, without the time for which a permission was waited for. */
  seconds?: number;
}

export interface MessageMetadata {
  /** Of answers. Questions are `done` as soon as they are stored. */
  status: MessageStatus;
  /** The model that answers, or that was asked. */
  modelRef: string;
  usage?: MessageUsage;
  /** One for each reasoning part, in their order. A part that is still open has none yet. */
  thinking?: { seconds: number }[];
  /** Why the answer failed; to be heeded only while `status` is `failed`. */
  notice?: Notice;
  /**
   * Why the end of this answer is not stored: it stands on the reader's screen and in the memory of the server alone.
   * `POST /api/conversations/:id/messages/:messageId/save` tries again, as the server itself does now and then.
   */
  unsaved?: Notice;
  /** ISO 8601. */
  createdAt: string;
}

/** Parts of the type `data-…`. */
// A type, for an interface does not fit the index signature of `UIDataTypes`.
// oxlint-disable-next-line typescript/consistent-type-definitions
export type DataParts = {
  /** A long text that was pasted into a question; the model reads it as a part of the question. */
  'pasted-text': { text: string };
};

/**
 * A message of a conversation. An answer that failed or was stopped before its first word has no parts. Images are
 * `file` parts whose `url` is that of an uploaded file, `/api/files/…`.
 */
export type ChatMessage = UIMessage<MessageMetadata, DataParts, ChatTools>;
