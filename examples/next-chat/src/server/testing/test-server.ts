import { readUIMessageStream } from 'ai';
import { createEmulator, type Emulator } from 'ollama-turbo-emulator';
import { createOllama } from 'ollama-turbo-provider';
import { join } from 'node:path';
import { POST as postChat } from '../../app/api/chat/route.ts';
import { GET as getConversation } from '../../app/api/conversations/[id]/route.ts';
import type { ChatRequest, Conversation, Question } from '../../shared/api.ts';
import type { ChatMessage } from '../../shared/message.ts';
import type { Notice } from '../../shared/notice.ts';
import type { Chunk } from '../chat/ask-model.ts';
import { provideContext, type Context } from '../context.ts';
import { openMemory, type OpenDatabase } from '../database/open-database.ts';
import { createRegistry, emulatedTurbo } from '../models/hosts.ts';

export interface TestServer {
  emulator: Emulator;
  context: Context;
}

/** One for all tests of a file, for it takes seconds to open; each test has conversations of its own. */
let opened: Promise<OpenDatabase> | undefined;

/** The server of this app on a database in memory and an emulator in the same process; `local:` is not running. */
export async function startTestServer(options: Partial<Context> = {}): Promise<TestServer> {
  const emulator = createEmulator({ mode: 'cloud', apiKey: 'any-key' });
  opened ??= openMemory(join(import.meta.dirname, '../../../drizzle'));
  const { database } = await opened;
  const hosts = {
    turbo: {
      id: 'turbo' as const,
      label: 'Ollama Turbo',
      name: 'ollama.com',
      provider: emulatedTurbo(emulator.fetch),
    },
    local: {
      id: 'local' as const,
      label: 'Local',
      name: 'localhost:11434',
      provider: createOllama({ baseURL: 'localhost:11434', fetch: refuse }),
    },
  };
  const context: Context = {
    database,
    hosts,
    registry: createRegistry(hosts),
    settings: {
      defaultRef: 'turbo:gpt-oss:120b',
      localURL: 'http://localhost:11434',
      isEmulator: false,
      lacksKey: false,
    },
    maxRetries: 0,
    ...options,
  };
  provideContext(context);
  return { emulator, context };
}

/** What `fetch` does where nobody listens. */
async function refuse(): Promise<Response> {
  throw new TypeError('fetch failed', {
    cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  });
}

export function question(id: string, text: string): Question {
  return { id, role: 'user', parts: [{ type: 'text', text }] };
}

const SETTINGS = { modelRef: 'turbo:gpt-oss:120b', thinking: 'low', webSearch: true } as const;

/** A request of a browser, with what most tests have in common. */
export function chatRequest(
  request: Pick<ChatRequest, 'conversationId' | 'trigger'> & Record<string, unknown>,
): Request {
  return jsonRequest('/api/chat', { tailId: null, ...SETTINGS, ...request });
}

export function jsonRequest(
  path: string,
  body?: unknown,
  init: RequestInit = { method: 'POST' },
): Request {
  return new Request(`http://localhost:3000${path}`, {
    ...init,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    }),
  });
}

/** Asks, and reads the answer to its end. */
export async function ask(
  request: Parameters<typeof chatRequest>[0],
  options: { abortSignal?: AbortSignal } = {},
): Promise<AnswerSeen> {
  const sent = chatRequest(request);
  const { abortSignal } = options;
  const response = await postChat(
    abortSignal === undefined ? sent : new Request(sent, { signal: abortSignal }),
  );
  if (!response.ok) throw new Error(await response.text());
  return readAnswer(response);
}

/** Asks a new question. */
export async function askQuestion(
  conversationId: string,
  id: string,
  text: string,
  abortSignal?: AbortSignal,
): Promise<AnswerSeen> {
  const message = question(id, text);
  return ask({ conversationId, trigger: 'submit-message', message }, { abortSignal });
}

/** Asks a new question, and comes back when the answer's first word has arrived. */
export async function askUntilFirstWord(
  conversationId: string,
  options: { abortSignal: AbortSignal },
): Promise<{ rest: () => Promise<AnswerSeen> }> {
  const message = question('q1', 'Tell me a story');
  const request = chatRequest({ conversationId, trigger: 'submit-message', message });
  const response = await postChat(new Request(request, { signal: options.abortSignal }));
  const [watched, kept] = (response.body ?? new ReadableStream<Uint8Array>()).tee();
  // Not cancelled afterwards: that would wait until the other half is cancelled, too.
  const reader = watched.getReader();
  let seen = '';
  while (!seen.includes('text-delta')) {
    const { value = new Uint8Array(), done } = await reader.read();
    if (done) throw new Error(`There is no word in the answer: ${seen}`);
    seen += Buffer.from(value).toString('latin1');
  }
  return { rest: async () => readAnswer(new Response(kept)) };
}

/** Sends a request that is refused. */
export async function refusal(
  request: Parameters<typeof chatRequest>[0],
): Promise<{ status: number; notice: Notice }> {
  const response = await postChat(chatRequest(request));
  return { status: response.status, notice: (await response.json()) as Notice };
}

/** What a browser sees of an answer. */
export interface AnswerSeen {
  message: ChatMessage;
  /** What `useChat` gets as its error. */
  error?: Notice;
}

export async function readAnswer(response: Response): Promise<AnswerSeen> {
  const chunks = await readChunks(response);
  let message: ChatMessage = { id: '', role: 'assistant', parts: [] };
  const stream = new ReadableStream<Chunk>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  for await (const state of readUIMessageStream<ChatMessage>({ stream, onError: () => {} })) {
    message = state;
  }
  const failure = chunks.find(chunk => chunk.type === 'error');
  return failure === undefined
    ? { message }
    : { message, error: JSON.parse(failure.errorText) as Notice };
}

async function readChunks(response: Response): Promise<Chunk[]> {
  const events = (await response.text()).split('\n\n').filter(event => event.startsWith('data: {'));
  return events.map(event => JSON.parse(event.slice('data: '.length)) as Chunk);
}

/** The conversation as a page reads it. */
export async function read(id: string): Promise<Conversation> {
  const response = await getConversation(jsonRequest(`/api/conversations/${id}`, undefined, {}), {
    params: Promise.resolve({ id }),
  });
  return (await response.json()) as Conversation;
}

/** Role, status and text of each message. */
export async function outline(id: string): Promise<string[]> {
  const { messages } = await read(id);
  return messages.map(message => `${message.role} ${message.metadata?.status}: ${textOf(message)}`);
}

export function textOf({ parts }: ChatMessage): string {
  return parts.flatMap(part => (part.type === 'text' ? [part.text] : [])).join('');
}
