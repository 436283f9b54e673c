import { goJson } from '../../answer/go-text.js';
import { v1Usage, type NativeLine } from './native-line.js';
import { v1Calls } from './v1-calls.js';

/** What a chunk says beside what all chunks of a stream do. */
interface Choice {
  delta: object;
  finishReason: string | null;
  logprobs?: NativeLine['logprobs'];
}

/** Writes the server-sent events of one streamed chat completion. */
export class ChunkWriter {
  readonly #id: string;
  readonly #server: '0.33' | '0.25';
  readonly #includeUsage: boolean;
  readonly #createdAt = Math.floor(Date.now() / 1000);
  #hasBegun = false;
  #hasCalled = false;

  constructor(options: { id: string; server: '0.33' | '0.25'; includeUsage: boolean }) {
    this.#id = options.id;
    this.#server = options.server;
    this.#includeUsage = options.includeUsage;
  }

  /** The events of one line of `/api/chat`: the last has the finish, the usage and the end of the stream with it. */
  write(line: NativeLine): string {
    const chunks = this.#choices(line).map(choice => this.#chunk(line, choice));
    if (line.done !== true) return events(chunks);
    const usage = this.#includeUsage ? [this.#usageChunk(line)] : [];
    return `${events([...chunks, ...usage])}data: [DONE]\n\n`;
  }

  #choices(line: NativeLine): Choice[] {
    const parts = partsOf(line);
    return parts.flatMap((part, index) => {
      const finishReason = index === parts.length - 1 ? this.#finishReason(line) : null;
      return this.#server === '0.25'
        ? [this.#olderChoice(part, finishReason)]
        : this.#choicesOf(part, finishReason);
    });
  }

  /** 0.25 repeats the role and says even an empty content. */
  #olderChoice(part: NativeLine, finishReason: string | null): Choice {
    const delta = { role: 'assistant', ...deltaOf(part) };
    return { delta, finishReason, logprobs: part.logprobs };
  }

  /** 0.33 says the role once, and nothing but the reason in its last choice. */
  #choicesOf(part: NativeLine, finishReason: string | null): Choice[] {
    const role = this.#hasBegun ? {} : { role: 'assistant' };
    this.#hasBegun = true;
    const delta = { ...role, ...deltaOf(part) };
    const spoken = { delta, finishReason: null, logprobs: part.logprobs };
    if (finishReason === null) return [spoken];
    const last = { delta: {}, finishReason };
    return isEmpty(part) && !('role' in role) ? [last] : [spoken, last];
  }

  #finishReason(line: NativeLine): string | null {
    if ((line.message?.tool_calls ?? []).length > 0) this.#hasCalled = true;
    const { done_reason: reason = '' } = line;
    if (reason === '') return null;
    return this.#hasCalled ? 'tool_calls' : reason;
  }

  #chunk(line: NativeLine, choice: Choice): object {
    const { delta, finishReason, logprobs } = choice;
    return {
      ...this.#head(line),
      choices: [
        {
          index: 0,
          delta,
          finish_reason: finishReason,
          ...(logprobs !== undefined && { logprobs: { content: logprobs } }),
        },
      ],
    };
  }

  #usageChunk(line: NativeLine): object {
    return { ...this.#head(line), choices: [], usage: v1Usage(line) };
  }

  #head(line: NativeLine): object {
    return {
      id: this.#id,
      object: 'chat.completion.chunk',
      created: this.#server === '0.25' ? Math.floor(Date.now() / 1000) : this.#createdAt,
      model: line.model ?? '',
      system_fingerprint: 'fp_ollama',
    };
  }
}

/** Thinking does not share a chunk with anything else. */
function partsOf(line: NativeLine): NativeLine[] {
  const { message, logprobs: _logprobs, ...rest } = line;
  const { thinking = '', ...spoken } = message ?? { role: '', content: '' };
  const hasMore = spoken.content !== '' || (spoken.tool_calls ?? []).length > 0;
  if (message === undefined || thinking === '' || !hasMore) return [line];
  const { tool_calls: _calls, ...alone } = message;
  return [
    { ...line, message: { ...alone, content: '' } },
    { ...rest, message: spoken },
  ];
}

function deltaOf({ message }: NativeLine): object {
  const { content = '', thinking = '', tool_calls: calls = [] } = message ?? {};
  return {
    content,
    ...(thinking !== '' && { reasoning: thinking }),
    ...(calls.length > 0 && { tool_calls: v1Calls(calls) }),
  };
}

function isEmpty({ message }: NativeLine): boolean {
  const { content = '', thinking = '', tool_calls: calls = [] } = message ?? {};
  return content === '' && thinking === '' && calls.length === 0;
}

function events(chunks: readonly object[]): string {
  return chunks.map(chunk => `data: ${goJson(chunk)}\n\n`).join('');
}
