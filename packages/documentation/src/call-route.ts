import type { Major } from './code-block.ts';

const QUESTION = 'Why is the sky blue?';

/** A chat as `useChat` of a major posts it. */
export function chatBody(major: Major): string {
  const message = { id: 'message-1', role: 'user', parts: [{ type: 'text', text: QUESTION }] };
  return JSON.stringify(
    major === 4
      ? { id: 'chat-1', messages: [{ ...message, content: QUESTION }] }
      : { id: 'chat-1', messages: [message], trigger: 'submit-message' },
  );
}

/** What came back from a route handler. */
export interface RouteAnswer {
  status: number;
  /** What the model wrote. */
  text: string;
  /** The texts of errors in the stream. */
  errors: string[];
  /** Whether the stream came to its end. */
  isFinished: boolean;
}

/** Calls a route handler and reads its stream to the end. */
export async function callRoute(
  POST: (request: Request) => Promise<Response>,
  body: string,
): Promise<RouteAnswer> {
  const headers = { 'content-type': 'application/json' };
  const response = await POST(
    new Request('http://app.test/api', { method: 'POST', headers, body }),
  );
  const text = await response.text();
  return { status: response.status, ...readBody(response.headers, text) };
}

function readBody(headers: Headers, text: string): Omit<RouteAnswer, 'status'> {
  if (headers.has('x-vercel-ai-ui-message-stream')) return readMessageStream(text);
  if (headers.has('x-vercel-ai-data-stream')) return readDataStream(text);
  return { text, errors: [], isFinished: true };
}

/** Of AI SDK 5 to 7: a JSON object per event. */
function readMessageStream(text: string): Omit<RouteAnswer, 'status'> {
  const events = [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => data);
  const chunks = events
    .filter(data => data !== '[DONE]')
    .map(data => JSON.parse(data) as { type: string; delta?: string; errorText?: string });
  return {
    text: chunks.map(({ type, delta }) => (type === 'text-delta' ? (delta ?? '') : '')).join(''),
    errors: chunks.flatMap(({ type, errorText }) => (type === 'error' ? [errorText ?? ''] : [])),
    isFinished: chunks.at(-1)?.type === 'finish' && events.at(-1) === '[DONE]',
  };
}

/** Of AI SDK 4: a letter for what it is, and JSON, per line. */
function readDataStream(text: string): Omit<RouteAnswer, 'status'> {
  const lines = text.split('\n').filter(line => line !== '');
  const valuesOf = (letter: string) =>
    lines.filter(line => line.startsWith(`${letter}:`)).map(line => JSON.parse(line.slice(2)));
  return {
    text: valuesOf('0').join(''),
    errors: valuesOf('3'),
    isFinished: lines.at(-1)?.startsWith('d:') === true,
  };
}
