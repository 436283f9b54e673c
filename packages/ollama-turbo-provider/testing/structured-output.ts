import { InvalidResponseDataError, type JSONSchema7 } from '@ai-sdk/provider';
import type {
  ChatContent,
  ChatFinishReason,
  ChatModel,
  ChatProviderMetadata,
  ChatStreamPart,
  ChatUsage,
} from '../src/chat/chat-model.js';
import { doneLine, HELLO, messageLine, modelWith, partsOf, type StubHost } from './stub-host.js';

/** An answer of a model that was asked for JSON. */
export interface ModelAnswer {
  content: string;
  thinking?: string;
  doneReason?: string;
}

/** How the lines of an answer are read from the network. */
export type Framing = (lines: string[]) => ReadableStream<Uint8Array>;

/** A call for JSON on ollama.com, and what the model says to it. */
export interface StructuredCall {
  /** `null` for JSON without a schema. */
  schema: JSONSchema7 | null;
  answers: ModelAnswer[];
  framing: Framing;
  /** The lengths of the tokens, in characters, that are sent in turn, over and over. Default 4. */
  tokenLengths?: number[];
  /** `structuredOutputRetries`. */
  retries?: number;
}

/** What came of a call. */
export interface StructuredOutcome {
  content: ChatContent[];
  finishReason: ChatFinishReason | undefined;
  usage: { input: number | undefined; output: number | undefined } | undefined;
  structuredOutput: ChatProviderMetadata['ollama']['structuredOutput'];
  /** The data of each failure: one that was thrown, or error parts. */
  failures: unknown[];
  /** What is wrong with the order of the parts. */
  faults: string[];
  /** The bodies of the requests that were made. */
  requests: unknown[];
}

/** Tokens that each answer is said to have cost. */
export const TOKENS = { input: 10, output: 5 };

/** A call through `doGenerate`. */
export async function generate(call: StructuredCall): Promise<StructuredOutcome> {
  const { host, model } = modelOf(call);
  try {
    const result = await model.doGenerate(optionsOf(call));
    return { ...ended(host, result), content: result.content, failures: [], faults: [] };
  } catch (error) {
    return { ...ended(host), content: [], failures: [dataOf(error)], faults: [] };
  }
}

/** A call through `doStream`. */
export async function stream(call: StructuredCall): Promise<StructuredOutcome> {
  const { host, model } = modelOf(call);
  const result = await model.doStream(optionsOf(call));
  const parts = await partsOf(result.stream);
  const { content, faults } = assemble(parts);
  const failures = parts.flatMap(part => (part.type === 'error' ? [dataOf(part.error)] : []));
  const finish = parts.find(part => part.type === 'finish');
  return { ...ended(host, finish), content, failures, faults };
}

/** The options of a call, for a test that reads the stream itself. */
export function optionsOf({
  schema,
  retries,
}: Pick<StructuredCall, 'schema' | 'retries'>): Parameters<ChatModel['doStream']>[0] {
  return {
    prompt: HELLO,
    responseFormat: { type: 'json', ...(schema && { schema }) },
    ...(retries !== undefined && {
      providerOptions: { ollama: { structuredOutputRetries: retries } },
    }),
  };
}

/** A model of ollama.com that gives these answers. */
export function cloudModel(bodies: ReadableStream<Uint8Array>[]) {
  return modelWith({
    answers: bodies.map(body => ({ stream: body })),
    settings: { baseURL: 'https://ollama.com', apiKey: 'k' },
  });
}

/** The lines of an answer, with a few characters in each, as Ollama sends the tokens of a model. */
export function linesOf(answer: ModelAnswer, tokenLengths: number[] = [4]): string[] {
  const { content, thinking = '', doneReason = 'stop' } = answer;
  return [
    ...tokens(thinking, tokenLengths).map(token => messageLine({ thinking: token })),
    ...tokens(content, tokenLengths).map(token => messageLine({ content: token })),
    doneLine({
      done_reason: doneReason,
      prompt_eval_count: TOKENS.input,
      eval_count: TOKENS.output,
    }),
  ];
}

/** One read for each line. */
export const byLine: Framing = lines => {
  const encoder = new TextEncoder();
  return readsOf(lines.map(line => encoder.encode(line)).values());
};

/** Everything in one read. */
export const whole: Framing = lines => byLine([lines.join('')]);

/** Reads of so many bytes, in turn, over and over. */
export function byBytes(...lengths: number[]): Framing {
  return lines => readsOf(slices(new TextEncoder().encode(lines.join('')), lengths));
}

/** All text that came out. */
export function textOf({ content }: Pick<StructuredOutcome, 'content'>): string {
  return content.map(piece => (piece.type === 'text' ? piece.text : '')).join('');
}

function modelOf({ answers, tokenLengths, framing }: StructuredCall) {
  return cloudModel(answers.map(answer => framing(linesOf(answer, tokenLengths))));
}

function ended(
  host: StubHost,
  end?: {
    finishReason: ChatFinishReason;
    usage: ChatUsage;
    providerMetadata: ChatProviderMetadata;
  },
) {
  return {
    finishReason: end?.finishReason,
    usage: end && { input: end.usage.inputTokens.total, output: end.usage.outputTokens.total },
    structuredOutput: end?.providerMetadata.ollama.structuredOutput,
    requests: host.requests.map(({ body }) => body),
  };
}

function dataOf(error: unknown): unknown {
  if (!InvalidResponseDataError.isInstance(error)) throw error;
  return error.data;
}

/** Characters are not torn apart: Ollama holds incomplete ones back. */
function tokens(text: string, lengths: number[]): string[] {
  return Array.from(slices(Array.from(text), lengths), characters => characters.join(''));
}

function* slices<List extends { length: number; slice(start: number, end: number): List }>(
  list: List,
  lengths: number[],
): Generator<List, undefined> {
  let start = 0;
  for (let turn = 0; start < list.length; turn += 1) {
    const end = start + (lengths[turn % lengths.length] ?? list.length);
    yield list.slice(start, end);
    start = end;
  }
}

function readsOf(reads: Iterator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const { value } = reads.next();
        if (value) controller.enqueue(value);
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

interface Assembly {
  content: ChatContent[];
  faults: string[];
  ids: Set<string>;
  open: { id: string; text: string } | undefined;
}

/** The content of a stream, and what is wrong with its parts. */
function assemble(parts: ChatStreamPart[]): Pick<Assembly, 'content' | 'faults'> {
  const assembly: Assembly = { content: [], faults: [], ids: new Set(), open: undefined };
  parts.forEach((part, index) => {
    const isAtItsPlace =
      (part.type === 'stream-start') === (index === 0) &&
      (part.type === 'finish') === (index === parts.length - 1);
    if (!isAtItsPlace) assembly.faults.push(`${part.type} as part ${index} of ${parts.length}`);
    take(assembly, part);
  });
  return assembly;
}

function take(assembly: Assembly, part: ChatStreamPart): void {
  const { content, faults, ids, open } = assembly;
  switch (part.type) {
    case 'text-start':
    case 'reasoning-start':
      if (open || ids.has(part.id)) faults.push(`${part.type} ${part.id}`);
      ids.add(part.id);
      assembly.open = { id: part.id, text: '' };
      return;
    case 'text-delta':
    case 'reasoning-delta':
      if (open?.id === part.id && part.delta !== '') open.text += part.delta;
      else faults.push(`${part.type} ${part.id}`);
      return;
    case 'text-end':
    case 'reasoning-end':
      if (open?.id !== part.id) faults.push(`${part.type} ${part.id}`);
      content.push({
        type: part.type === 'text-end' ? 'text' : 'reasoning',
        text: open?.text ?? '',
      });
      assembly.open = undefined;
      return;
    case 'finish':
      if (open) faults.push(`${part.type} in ${open.id}`);
      return;
    case 'error':
    case 'stream-start':
    case 'response-metadata':
      return;
    case 'raw':
    case 'tool-call':
    case 'tool-input-start':
    case 'tool-input-delta':
    case 'tool-input-end':
      faults.push(part.type);
  }
}
