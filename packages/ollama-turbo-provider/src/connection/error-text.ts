import { isRecord } from '@ai-sdk/provider-utils';

/** What the body of a failed request says. */
export interface ErrorText {
  /** The innermost message; empty when the body says nothing. */
  text: string;
  isHtml: boolean;
  /** The status that a daemon repeats from the cloud, for want of an HTTP status of its own. */
  statusCode?: number;
  /** The status that the engine behind Ollama gave. */
  engineCode?: number;
  /** Where a daemon that is not signed in can be. */
  signinUrl?: string;
}

/** In UTF-16 code units. Longer texts quote what the request or the model said. */
const MAX_TEXT_LENGTH = 1000;

/** The start of a page, which holds its title, in UTF-16 code units. */
const MAX_HTML_LENGTH = 10_000;

const MAX_DEPTH = 5;

/**
 * Reads the message out of everything that is known to come: Ollama's `{"error":"…"}`, whose text may hold the JSON of
 * the engine behind it; `{"error":{"message":"…"}}` of its OpenAI-compatible side; `{"StatusCode","Status","error"}`
 * that a daemon makes of the cloud's errors; a JSON string; plain text; the JSON and HTML of proxies.
 */
export function readErrorText(body: unknown, depth = 0): ErrorText {
  if (typeof body === 'string') return readString(body.trim(), depth);
  if (depth >= MAX_DEPTH) return { text: '', isHtml: false };
  if (Array.isArray(body)) return readErrorText(body[0], depth + 1);
  return isRecord(body) ? readObject(body, depth) : { text: '', isHtml: false };
}

/** The message of bounded length, for error messages. Cut last: half a key would not be recognised as one. */
export function shorten({ text, isHtml }: Pick<ErrorText, 'text' | 'isHtml'>): string {
  if (isHtml) return excerpt(text, 200);
  return text.length > MAX_TEXT_LENGTH ? `${text.slice(0, MAX_TEXT_LENGTH)}…` : text;
}

/** At most `length` code units of a text, on one line. */
export function excerpt(text: string, length: number): string {
  // More than what is shown, for white space is drawn together; less than all of a text that may be megabytes long.
  const line = text
    .slice(0, 10 * length)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > length ? `${line.slice(0, length)}…` : line;
}

function readString(text: string, depth: number): ErrorText {
  if (/^<[a-z!?]/i.test(text)) return { text: readHtml(text), isHtml: true };
  const parsed = parseJson(text);
  const inner = parsed === undefined ? undefined : readErrorText(parsed, depth + 1);
  return inner === undefined || inner.text === '' ? { ...inner, text, isHtml: false } : inner;
}

function readObject(body: Record<string, unknown>, depth: number): ErrorText {
  const { StatusCode: statusCode, code, signin_url: signinUrl } = body;
  const messages = [body['error'], body['message'], body['detail'], body['errors'], body['Status']];
  const inner = messages
    .map(message => readErrorText(message, depth + 1))
    .find(({ text }) => text !== '');
  return {
    ...(isErrorStatus(statusCode) && { statusCode }),
    ...(isErrorStatus(code) && { engineCode: code }),
    ...(typeof signinUrl === 'string' && signinUrl !== '' && { signinUrl }),
    ...(inner ?? { text: '', isHtml: false }),
  };
}

function isErrorStatus(value: unknown): value is number {
  return typeof value === 'number' && value >= 400 && value <= 599;
}

/** Only what can hold a message is parsed: a number or `null` as body is its own text. */
function parseJson(text: string): unknown {
  if (!/^[{["]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The title of a page, else its visible text. */
function readHtml(html: string): string {
  const start = html.slice(0, MAX_HTML_LENGTH);
  const title = /<title[^>]*>([^<]*)/i.exec(start)?.[1]?.trim();
  if (title) return title;
  return start.replace(/<(script|style)\b.*?<\/\1>/gis, ' ').replace(/<[^>]*>/g, ' ');
}
