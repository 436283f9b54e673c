import { isObject } from '../../check.js';
import { addFields, noFields, type JsonFields } from './json-fields.js';

/** An answer as it came. */
export interface ReceivedAnswer {
  status: number;
  headers: Headers;
  pieces: readonly Uint8Array[];
  isComplete: boolean;
}

/** What of an answer is the same whatever a model says. */
export interface AnswerForm {
  status: string;
  'content-type': string;
  transfer: 'in chunks' | 'with a length' | 'with neither chunks nor a length';
  body: 'empty' | 'a text' | 'a JSON value' | 'lines' | 'events';
  /** Of a stream, how many pieces it came in: each is one flush of the host. */
  pieces: 'none' | 'one' | 'several' | 'of no matter';
  end: 'a newline' | 'no newline';
  isComplete: boolean;
  /** By what they are in: `the body`, `a line`, `the last line`, `an error line`, `an event`. */
  fields: Map<string, JsonFields>;
}

export function answerForm(answer: ReceivedAnswer): AnswerForm {
  const { status, headers, pieces, isComplete } = answer;
  const text = decode(pieces);
  const type = headers.get('content-type') ?? 'none';
  const body = bodyKind(type, text);
  return {
    status: String(status),
    'content-type': type.toLowerCase(),
    transfer: transferOf(headers),
    body,
    pieces: body === 'lines' || body === 'events' ? countOf(pieces) : 'of no matter',
    end: text.endsWith('\n') ? 'a newline' : 'no newline',
    isComplete,
    fields: fieldsOf(body, text),
  };
}

function decode(pieces: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  const text = pieces.map(piece => decoder.decode(piece, { stream: true })).join('');
  return text + decoder.decode();
}

function transferOf(headers: Headers): AnswerForm['transfer'] {
  if (/\bchunked\b/i.test(headers.get('transfer-encoding') ?? '')) return 'in chunks';
  return headers.has('content-length') ? 'with a length' : 'with neither chunks nor a length';
}

function bodyKind(type: string, text: string): AnswerForm['body'] {
  if (text === '') return 'empty';
  if (/^application\/x-ndjson\b/i.test(type)) return 'lines';
  if (/^text\/event-stream\b/i.test(type)) return 'events';
  return parsed(text) === undefined ? 'a text' : 'a JSON value';
}

function countOf(pieces: readonly Uint8Array[]): AnswerForm['pieces'] {
  const count = pieces.filter(({ length }) => length > 0).length;
  if (count === 0) return 'none';
  return count === 1 ? 'one' : 'several';
}

function fieldsOf(body: AnswerForm['body'], text: string): AnswerForm['fields'] {
  const fields = new Map<string, JsonFields>();
  const add = (part: string, value: unknown) => {
    const known = fields.get(part) ?? noFields();
    fields.set(part, known);
    addFields(known, value);
  };
  switch (body) {
    case 'empty':
    case 'a text':
      break;
    case 'a JSON value':
      add('the body', parsed(text));
      break;
    case 'lines':
      for (const line of text.split('\n').filter(Boolean)) {
        const value = parsed(line);
        add(lineKind(value), value);
      }
      break;
    case 'events':
      for (const [, data = ''] of text.matchAll(/^data: ?(.*)$/gm)) {
        const value = parsed(data);
        add(value === undefined ? `the event ${data.slice(0, 20)}` : 'an event', value);
      }
  }
  return fields;
}

function lineKind(line: unknown): string {
  if (line === undefined) return 'a line that is no JSON';
  if (!isObject(line)) return 'a line';
  if ('error' in line) return 'an error line';
  return line['done'] === true ? 'the last line' : 'a line';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
