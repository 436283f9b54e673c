import type { Answer } from './answer.js';
import { goJson } from './go-text.js';
import { joinBytes } from './join-bytes.js';

const NEWLINE = 0x0a;

/**
 * A stream of lines that ends with an error instead of its last line, in the same pieces otherwise. What the last line
 * says (gpt-oss makes its calls there) comes as a line of its own; one that was cut off is lost.
 */
export function failingBody(body: Answer['body'], text: string): Answer['body'] {
  return async function* failAtTheEnd(signal) {
    const encoder = new TextEncoder();
    let line: Uint8Array[] = [];
    for await (const chunk of body(signal)) {
      for (const piece of piecesOf(chunk)) {
        line.push(piece);
        if (piece.at(-1) !== NEWLINE) continue;
        yield* spokenPart(line);
        line = [];
      }
    }
    if (parsed(line) !== undefined) yield* spokenPart([...line, Uint8Array.of(NEWLINE)]);
    yield encoder.encode(`${goJson({ error: text })}\n`);
  };
}

/** A chunk, cut behind every newline. */
function* piecesOf(chunk: Uint8Array): Generator<Uint8Array> {
  let start = 0;
  while (start < chunk.length) {
    const newline = chunk.indexOf(NEWLINE, start);
    const end = newline === -1 ? chunk.length : newline + 1;
    yield chunk.subarray(start, end);
    start = end;
  }
}

/** A line as it is, unless it is the last: of that, what the model says. */
function spokenPart(line: readonly Uint8Array[]): readonly Uint8Array[] {
  const last = parsed(line);
  if (last?.['done'] !== true) return line;
  const { model, created_at, message, response, tool_calls } = last;
  const spoken = {
    ...(message !== undefined && { message }),
    ...(response !== undefined && { response }),
  };
  if (!hasText(spoken) && tool_calls === undefined) return [];
  const kept = { model, created_at, ...spoken, done: false, tool_calls };
  return [new TextEncoder().encode(`${goJson(kept)}\n`)];
}

/** Whether there is anything in it beside the role. */
function hasText(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value !== '' && value !== undefined;
  return Object.entries(value).some(([key, inner]) => key !== 'role' && hasText(inner));
}

function parsed(line: readonly Uint8Array[]): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(joinBytes(line)));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
