import { z } from 'zod';
import type { ChatMessage } from './message.ts';
import type { Notice } from './notice.ts';

/*
 * The routes of this app's server. Whatever is not 2xx has a `Notice` as its body.
 *
 * | route | body | answer |
 * |---|---|---|
 * | `GET /api/models` (`?refresh=1` asks the hosts anew) | | `ModelCatalogue` |
 * | `GET /api/conversations?query=` | | `ConversationSummary[]`, the latest first |
 * | `GET /api/conversations/:id` | | `Conversation` |
 * | `PATCH /api/conversations/:id` | `{ title }` | `ConversationSummary` |
 * | `DELETE /api/conversations/:id` | | 204; it can be restored for an hour |
 * | `POST /api/conversations/:id/restore` | | `ConversationSummary` |
 * | `GET /api/conversations/:id/version` | | `ConversationVersion` |
 * | `POST /api/conversations/:id/title` | | `ConversationSummary`; see there |
 * | `POST /api/conversations/:id/messages/:messageId/save` | | 204 once the answer is stored, else 503 or 410 |
 * | `POST /api/chat` | `ChatRequest` | a UI message stream |
 * | `POST /api/files?conversationId=` | the file itself; see there | `UploadedFile`, 201 |
 * | `GET /api/files/:id` | | the image |
 *
 * `POST …/title` has the model make a title from the first exchange, unless there is one already, or one by hand. The
 * browser asks for it once the first answer has ended; a title that cannot be had leaves the old one, and is no error.
 *
 * `POST /api/files` takes one image as the body, its name in the header `X-File-Name` (`encodeURIComponent`). What the
 * image is comes from its bytes.
 */

/** What thinking a model has: none, on and off, or in levels that cannot be turned off. */
export type ThinkingControl = 'none' | 'switch' | 'levels';

export const THINKING_SETTINGS = ['off', 'on', 'low', 'medium', 'high'] as const;

/** `off` and `on` for a `switch`, the others for `levels`; the server finds the nearest for a model that lacks it. */
export type ThinkingSetting = (typeof THINKING_SETTINGS)[number];

/** `turbo:gpt-oss:120b`, `local:qwen3:8b`. */
export const modelRefSchema = z.string().regex(/^(?:turbo|local):\S{1,200}$/);

export interface ModelEntry {
  ref: string;
  /** Without the group. */
  name: string;
  /** `thinking`, `tools`, `vision`, … Empty when the host does not say. */
  capabilities: string[];
  /** In tokens. */
  contextLength?: number;
  thinking: ThinkingControl;
}

export interface ModelGroup {
  id: 'turbo' | 'local';
  label: string;
  /** `ollama.com`, `localhost:11434`, `emulator`. */
  host: string;
  /** What is wrong with this host: no key, not running, … Its models may be known all the same. */
  notice?: Notice;
  models: ModelEntry[];
}

export interface ModelCatalogue {
  /** Whether an emulator plays Ollama Turbo, because neither a key nor another host is set. */
  isEmulator: boolean;
  groups: ModelGroup[];
  /** What a new conversation begins with. Its host may not have it, or not answer. */
  defaultRef: string;
}

export interface ConversationSummary {
  id: string;
  title: string;
  /** ISO 8601. */
  updatedAt: string;
  /** Whether an answer is being written, by whichever process. */
  isStreaming: boolean;
}

export interface Conversation {
  id: string;
  title: string;
  /** What was chosen for the last question. */
  modelRef: string;
  thinking: ThinkingSetting;
  version: number;
  messages: ChatMessage[];
}

/** What a tab asks for to see whether another one, or another process, changed the conversation. */
export interface ConversationVersion {
  /** Grows with each change: questions, answers as they grow, titles. */
  version: number;
  /** Turns false without a new version when the server that wrote an answer has died. */
  isStreaming: boolean;
}

export interface UploadedFile {
  id: string;
  /** Relative: `/api/files/…`. */
  url: string;
  name: string;
  mediaType: string;
  /** Pixels, as the image is to be shown. */
  width?: number;
  height?: number;
}

export const LIMITS = {
  fileBytes: 10_000_000,
  filesPerMessage: 10,
  /** Of all texts of a question together. */
  messageCharacters: 1_000_000,
  titleCharacters: 200,
} as const;

export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;

/** Conversations and messages get their ids in the browser. */
export const idSchema = z.string().regex(/^[\w-]{1,64}$/);

export const renameRequestSchema = z.object({
  // PostgreSQL takes every character but this one.
  title: z
    .string()
    .transform(title => title.replaceAll('\0', ''))
    .pipe(z.string().trim().min(1).max(LIMITS.titleCharacters)),
});

/** `url` of an uploaded file. What else a `file` part says is taken from the file itself. */
const filePartSchema = z.object({
  type: z.literal('file'),
  url: z.string().regex(/^\/api\/files\/[\w-]{1,64}$/),
});

const questionPartSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('data-pasted-text'), data: z.object({ text: z.string() }) }),
  filePartSchema,
]);

/** A question from the browser; nothing else of its history is read. */
export const questionSchema = z.object({
  id: idSchema,
  role: z.literal('user'),
  parts: z.array(questionPartSchema),
});

export type Question = z.infer<typeof questionSchema>;

const commonFields = {
  conversationId: idSchema,
  /** The last message that the tab knows of, without the new one; null when there is none. */
  tailId: idSchema.nullable(),
  modelRef: modelRefSchema,
  thinking: z.enum(THINKING_SETTINGS),
  /** Whether the model may search the web. */
  webSearch: z.boolean(),
};

/** The answer to one request for permission, `approval.id` of a tool's part. */
export const approvalSchema = z.object({
  id: z.string().min(1).max(200),
  approved: z.boolean(),
  reason: z.string().max(1000).optional(),
});

/**
 * What the browser sends to `POST /api/chat`.
 *
 * - `submit-message` without `messageId` asks a new question. It is always accepted, whatever else was asked meanwhile. The
 *   same question sent once more, after no or half an answer, is answered anew and not stored twice.
 * - `submit-message` with `messageId` edits that question: what follows it is deleted.
 * - `regenerate-message` replaces the answer `messageId`, or the last one, and deletes what follows. With the question as
 *   `message` it also works where the server never got that question.
 * - `approval` goes on with the answer `messageId`: with `approvals` for its open requests, or with none when it failed or
 *   was stopped after they had been answered.
 *
 * All but the first are refused with 409 when the conversation does not end with `tailId`.
 */
export const chatRequestSchema = z.discriminatedUnion('trigger', [
  z.object({
    ...commonFields,
    trigger: z.literal('submit-message'),
    message: questionSchema,
    messageId: idSchema.optional(),
  }),
  z.object({
    ...commonFields,
    trigger: z.literal('regenerate-message'),
    message: questionSchema.optional(),
    messageId: idSchema.optional(),
  }),
  z.object({
    ...commonFields,
    trigger: z.literal('approval'),
    messageId: idSchema,
    approvals: z.array(approvalSchema),
  }),
]);

export type ChatRequest = z.infer<typeof chatRequestSchema>;
