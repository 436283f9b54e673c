/**
 * A body with a line of JSON for each value that `produce` sends, sent as it comes.
 *
 * @param produce never rejects; it ends when the reader has left
 */
export function ndjsonBody(
  produce: (send: (value: unknown) => void) => Promise<void>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isOpen = true;
  return new ReadableStream({
    async start(controller) {
      await produce(value => {
        if (isOpen) controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
      });
      if (isOpen) controller.close();
    },
    cancel() {
      isOpen = false;
    },
  });
}

/** The values of such a body. What follows the last line end is no value: the connection broke off inside of it. */
export async function* readNdjson(body: ReadableStream<Uint8Array>): AsyncGenerator {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line);
  }
}
