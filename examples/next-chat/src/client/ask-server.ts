import { parseNotice, type Notice } from '../shared/notice.ts';

/** An answer of this app's server that is not 2xx, or none at all. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  /** What to tell the reader. */
  readonly notice: Notice;
  /** HTTP status; undefined when there was no answer. */
  readonly status: number | undefined;

  constructor(notice: Notice, status?: number) {
    super(notice.title);
    this.notice = notice;
    this.status = status;
  }
}

/** Asks this app's server, and reads its JSON; throws `ServerError`, whose notice says what is wrong. */
export async function askServer<T>(path: string, init?: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new ServerError(connectionNotice());
  }
  const text = await response.text();
  if (!response.ok) {
    throw new ServerError(
      parseNotice(text) ?? brokenServerNotice(response.status),
      response.status,
    );
  }
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export function noticeOf(error: unknown): Notice {
  return error instanceof ServerError ? error.notice : connectionNotice();
}

/** What an error of `useChat` says; one that holds no notice means that the server could not be reached or was cut off. */
export function readChatError(error: Error): Notice {
  return parseNotice(error.message) ?? connectionNotice();
}

function connectionNotice(): Notice {
  if (!navigator.onLine) {
    return {
      title: 'You are offline.',
      text: 'Your question is kept. Try again when you are connected.',
      actions: ['retry'],
    };
  }
  return {
    title: 'The connection to this app’s server was lost.',
    text: 'What arrived is kept. Check that the server is running, and try again.',
    actions: ['retry'],
  };
}

function brokenServerNotice(status: number): Notice {
  return {
    title: 'This app’s server could not do that.',
    text: 'Try again; the server’s log says more.',
    actions: ['retry'],
    details: { status },
  };
}
