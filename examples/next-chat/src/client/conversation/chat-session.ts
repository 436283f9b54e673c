import { Chat } from '@ai-sdk/react';
import {
  APICallError,
  DefaultChatTransport,
  lastAssistantMessageIsCompleteWithApprovalResponses,
} from 'ai';
import type { Conversation, ConversationSummary, ConversationVersion } from '../../shared/api.ts';
import type { ChatMessage } from '../../shared/message.ts';
import type { Notice } from '../../shared/notice.ts';
import { askServer, noticeOf, ServerError } from '../ask-server.ts';
import { chatRequest, completeSettings, type AnswerSettings } from './chat-request.ts';
import { loadConversations, noteQuestion, replaceTitle } from '../sidebar/conversations.ts';
import { forgetFreshId } from './fresh-id.ts';
import { keepSettings, keptSettings } from './kept-settings.ts';
import { nameInAddress } from '../page/location.ts';
import { mergeMessages } from './merge-messages.ts';
import { models } from '../models/models.ts';
import { createStore } from '../store.ts';
import { tellTabs } from './tabs.ts';

/** Characters of a question that stand for a title until there is one. */
const TITLE_LENGTH = 40;

/** Milliseconds before each look at an answer that has ended here, and whose end may not be stored yet. */
const SETTLE_AFTER = [100, 200, 400, 800, 1000, 1000];

export interface SessionState {
  /** `new` has not been asked anything, and is not stored. */
  load: 'new' | 'loading' | 'ready' | 'missing' | 'failed';
  /** Why it could not be loaded. */
  loadNotice?: Notice;
  title: string;
  version: number;
  /** What this conversation is answered with; absent until it is chosen here or comes from the server. */
  settings: Partial<AnswerSettings>;
  isStopping: boolean;
  /** When the last question was sent, in milliseconds. */
  askedAt: number;
  /** The question that was stopped before there was an answer. */
  stoppedId?: string;
  /** The answer that this tab received until the connection or the host broke off. */
  brokenId?: string;
  /** The message that is being edited. */
  editingId?: string;
}

/** A question as it is written: what `useChat` calls parts. */
export type QuestionParts = ChatMessage['parts'];

/**
 * One conversation in this tab. It outlives the components that show it, so that going to another conversation does not
 * cut its answer off.
 */
export class ChatSession {
  readonly id: string;
  readonly chat: Chat<ChatMessage>;
  readonly state;
  /** Messages that the server is known to have had. */
  readonly #known = new Set<string>();
  /** What stood here before a request that replaces messages. */
  #replaced: ChatMessage[] | undefined;
  /** Waits until the end of the last answer is stored: the next question builds on it. */
  #settling: Promise<void> = Promise.resolve();
  /** Makes a refused edit once more. */
  #again: (() => Promise<void>) | undefined;
  /** Whether the server took the last request. */
  #isAccepted = false;

  constructor(id: string, load: 'new' | 'loading') {
    this.id = id;
    this.state = createStore<SessionState>({
      load,
      title: 'New chat',
      version: 0,
      settings: keptSettings(),
      isStopping: false,
      askedAt: 0,
    });
    this.chat = new Chat<ChatMessage>({
      id,
      transport: this.#createTransport(),
      sendAutomaticallyWhen: lastAssistantMessageIsCompleteWithApprovalResponses,
      onFinish: end => void this.#onEnd(end),
    });
  }

  get isBusy(): boolean {
    return this.chat.status === 'submitted' || this.chat.status === 'streaming';
  }

  /** Asks a new question; not while another one is being answered. */
  async ask(parts: QuestionParts): Promise<void> {
    if (this.isBusy) return;
    await this.#settling;
    if (this.isBusy) return;
    const title = titleFrom(parts);
    if (this.state.get().load === 'new') {
      nameInAddress(this.id);
      forgetFreshId(this.id);
      this.#update({ load: 'ready', title });
    }
    noteQuestion({ id: this.id, title });
    const body = this.#begin();
    await this.chat.sendMessage({ parts, metadata: this.#questionMetadata() }, { body });
  }

  /**
   * Replaces a question; what stands below it goes away. Where the server does not take it, all stays as it was: `stale`
   * when the conversation went on elsewhere, else `refused`.
   */
  async edit(messageId: string, parts: QuestionParts): Promise<'taken' | 'stale' | 'refused'> {
    await this.chat.stop();
    const body = this.#begin({ replaces: true });
    const metadata = this.#questionMetadata();
    await this.chat.sendMessage({ parts, metadata, messageId }, { body });
    if (this.#isAccepted) return 'taken';
    if (isStale(this.chat.error)) return 'stale';
    this.#again = async () => void (await this.edit(messageId, parts));
    return 'refused';
  }

  /** Replaces the last answer. */
  async regenerate(): Promise<void> {
    if (this.isBusy) return;
    const body = this.#begin({ replaces: true });
    const last = this.chat.messages.at(-1);
    await this.chat.regenerate({
      messageId: last?.role === 'assistant' ? last.id : undefined,
      body,
    });
  }

  /** Asks once more after an error. */
  async retry(): Promise<void> {
    if (this.isBusy) return;
    if (this.#again) {
      await this.#again();
      return;
    }
    const last = this.chat.messages.at(-1);
    // To regenerate would throw the answered request away.
    if (
      last?.role === 'assistant' &&
      lastAssistantMessageIsCompleteWithApprovalResponses({ messages: [last] })
    ) {
      await this.chat.sendMessage(undefined, { body: this.#begin() });
    } else {
      await this.regenerate();
    }
  }

  async stop(): Promise<void> {
    if (!this.isBusy) return;
    this.#update({ isStopping: true });
    await this.chat.stop();
    this.#update({ isStopping: false });
  }

  async answerApproval(id: string, approved: boolean): Promise<void> {
    await this.chat.addToolApprovalResponse({ id, approved, options: { body: this.#begin() } });
  }

  /** Stores an answer whose end could not be stored before. */
  async saveAnswer(messageId: string): Promise<Notice | undefined> {
    try {
      await askServer(`/api/conversations/${this.id}/messages/${messageId}/save`, {
        method: 'POST',
      });
      await this.refresh();
      return undefined;
    } catch (error) {
      return noticeOf(error);
    }
  }

  choose(settings: Partial<AnswerSettings>): void {
    const chosen = { ...this.state.get().settings, ...settings };
    this.#update({ settings: chosen });
    keepSettings(chosen);
  }

  edits(messageId: string | undefined): void {
    this.#update({ editingId: messageId });
  }

  /** Loads the conversation when it is opened; one that is here already is only looked after. */
  async open(): Promise<void> {
    const { load } = this.state.get();
    if (load === 'new') return;
    await (load === 'ready' ? this.check() : this.refresh());
  }

  /** Reads the conversation again where another tab or process changed it. */
  async check(): Promise<void> {
    const { load } = this.state.get();
    // One that was deleted elsewhere may have been brought back.
    if (this.isBusy || (load !== 'ready' && load !== 'missing')) return;
    try {
      const news = await askServer<ConversationVersion>(`/api/conversations/${this.id}/version`);
      const isStreaming = this.#isStreamingElsewhere();
      if (news.version !== this.state.get().version || news.isStreaming !== isStreaming) {
        await this.refresh();
      }
    } catch (error) {
      // What is on screen stays, and the next look may be luckier, unless the conversation is gone.
      if (error instanceof ServerError && error.status === 404) this.#noteLoadFailure(error);
    }
  }

  /** Reads the conversation from the server, unless this tab is receiving an answer. */
  async refresh(): Promise<void> {
    if (this.isBusy) return;
    try {
      const conversation = await askServer<Conversation>(`/api/conversations/${this.id}`);
      if (!this.isBusy) this.#take(conversation);
    } catch (error) {
      this.#noteLoadFailure(error);
    }
  }

  #createTransport(): DefaultChatTransport<ChatMessage> {
    return new DefaultChatTransport<ChatMessage>({
      api: '/api/chat',
      prepareSendMessagesRequest: ({ messages, trigger, messageId, body }) => ({
        body: chatRequest({
          conversationId: this.id,
          messages,
          trigger,
          messageId,
          tailId: (body as { tailId?: string | null } | undefined)?.tailId ?? null,
          settings: this.#settings(),
        }),
      }),
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        // By now the question is stored.
        if (response.ok) {
          this.#isAccepted = true;
          this.#noteKnown(this.chat.messages.filter(({ role }) => role === 'user').slice(-1));
          tellTabs(this.id);
          void loadConversations();
        }
        return response;
      },
    });
  }

  /** What belongs to each request, taken before the messages are changed for it. */
  #begin({ replaces = false } = {}): { tailId: string | null } {
    const tail = this.chat.messages.findLast(({ id }) => this.#known.has(id));
    this.#replaced = replaces ? this.chat.messages : undefined;
    this.#isAccepted = false;
    this.#again = undefined;
    this.#update({
      askedAt: Date.now(),
      stoppedId: undefined,
      brokenId: undefined,
      editingId: undefined,
    });
    return { tailId: tail?.id ?? null };
  }

  #settings(): AnswerSettings {
    return completeSettings(this.state.get().settings, models.get());
  }

  #questionMetadata(): ChatMessage['metadata'] {
    const createdAt = new Date().toISOString();
    return { status: 'done', modelRef: this.#settings().modelRef, createdAt };
  }

  async #onEnd({ isAbort, isError }: { isAbort: boolean; isError: boolean }): Promise<void> {
    if (isError) this.#noteFailure();
    // An answer has its id from the server, which stores it before it is asked for.
    this.#noteKnown(this.chat.messages.filter(({ role }) => role === 'assistant'));
    if (isAbort) this.#markStopped();
    tellTabs(this.id);
    // Its status is only final when this callback has returned.
    await Promise.resolve();
    this.#settling = this.#settle(isAbort);
    await this.#settling;
    await this.#nameConversation();
    await loadConversations();
  }

  /** What the server did not take has changed nothing; else it is the last answer that broke off. */
  #noteFailure(): void {
    const last = this.chat.messages.at(-1);
    if (this.#isAccepted && last?.role === 'assistant') this.#update({ brokenId: last.id });
    if (!this.#isAccepted && this.#replaced) this.chat.messages = this.#replaced;
  }

  #markStopped(): void {
    const last = this.chat.messages.at(-1);
    if (last?.role !== 'assistant') {
      this.#update({ stoppedId: last?.id });
      return;
    }
    const metadata = { ...this.#answerMetadata(last), status: 'stopped' as const };
    this.chat.messages = [...this.chat.messages.slice(0, -1), { ...last, metadata }];
  }

  #answerMetadata({ metadata }: ChatMessage): NonNullable<ChatMessage['metadata']> {
    return metadata ?? { status: 'done', modelRef: this.#settings().modelRef, createdAt: '' };
  }

  /** Reads what is stored of an answer that has ended here; a stopped one is stored a moment later. */
  async #settle(isAbort: boolean): Promise<void> {
    const ended = this.chat.messages.at(-1);
    for (const delay of [...SETTLE_AFTER, undefined]) {
      const conversation = await this.#read();
      // What is on screen stays as it is.
      if (conversation === undefined || this.isBusy) return;
      const { messages } = conversation;
      const stored = isAbort ? messages.at(-1) : messages.find(({ id }) => id === ended?.id);
      const isOver = stored?.metadata?.status !== 'streaming' || ended?.metadata?.unsaved;
      if (isOver || delay === undefined) {
        this.#take(conversation);
        return;
      }
      await new Promise(resolve => setTimeout(resolve, delay));
      if (this.isBusy) return;
    }
  }

  async #read(): Promise<Conversation | undefined> {
    try {
      return await askServer<Conversation>(`/api/conversations/${this.id}`);
    } catch {
      return undefined;
    }
  }

  #noteKnown(messages: readonly ChatMessage[]): void {
    for (const { id } of messages) this.#known.add(id);
  }

  /** Has the model make a title, once the first answer has ended. */
  async #nameConversation(): Promise<void> {
    if (this.chat.status !== 'ready' || !isFirstExchange(this.chat.messages)) return;
    try {
      const path = `/api/conversations/${this.id}/title`;
      const { title } = await askServer<ConversationSummary>(path, { method: 'POST' });
      this.#update({ title });
      replaceTitle(this.id, title);
      tellTabs(this.id);
    } catch {
      // The beginning of the question remains the title.
    }
  }

  #take(conversation: Conversation): void {
    const { messages: stored, title, version, modelRef, thinking } = conversation;
    const { load, settings } = this.state.get();
    const isKnown = (id: string) => this.#known.has(id);
    this.chat.messages = mergeMessages({ local: this.chat.messages, stored, isKnown });
    this.#noteKnown(stored);
    this.#forgetFailure();
    // What the reader has chosen since then is newer than what the last question was asked with.
    const chosen = load === 'ready' ? settings : { ...settings, modelRef, thinking };
    this.#update({ load: 'ready', loadNotice: undefined, title, version, settings: chosen });
  }

  /** An answer that broke off here, and was made anew in another tab, is no longer to be told of. */
  #forgetFailure(): void {
    const { brokenId } = this.state.get();
    if (brokenId === undefined || this.chat.messages.some(({ id }) => id === brokenId)) return;
    if (this.chat.status === 'error') this.chat.clearError();
    this.#update({ brokenId: undefined });
  }

  #noteLoadFailure(error: unknown): void {
    const { load } = this.state.get();
    if (error instanceof ServerError && error.status === 404) {
      if (load !== 'ready' || this.#known.size > 0) this.#update({ load: 'missing' });
      return;
    }
    // A conversation that is on screen stays there.
    if (load !== 'ready') this.#update({ load: 'failed', loadNotice: noticeOf(error) });
  }

  #isStreamingElsewhere(): boolean {
    return this.chat.messages.some(({ metadata }) => metadata?.status === 'streaming');
  }

  #update(change: Partial<SessionState>): void {
    this.state.set({ ...this.state.get(), ...change });
  }
}

function isStale(error: Error | undefined): boolean {
  return APICallError.isInstance(error) && error.statusCode === 409;
}

/** Whether a conversation has one answer, which has come to its end and says something. */
function isFirstExchange(messages: readonly ChatMessage[]): boolean {
  const [answer, ...others] = messages.filter(({ role }) => role === 'assistant');
  const isDone = answer?.metadata?.status === 'done' && others.length === 0;
  return isDone && answer.parts.at(-1)?.type === 'text';
}

/** The first characters of a question, until the model has made a title. */
function titleFrom(parts: QuestionParts): string {
  const text = parts.flatMap(part => (part.type === 'text' ? [part.text.trim()] : [])).join(' ');
  const line = text.split(/\s+/).join(' ');
  if (line === '') return 'New chat';
  return line.length > TITLE_LENGTH ? `${line.slice(0, TITLE_LENGTH).trimEnd()}…` : line;
}
