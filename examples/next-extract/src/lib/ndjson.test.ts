import { expect, test } from 'vitest';
import { ndjsonBody, readNdjson } from './ndjson.ts';

async function collect(body: ReadableStream<Uint8Array>): Promise<unknown[]> {
  const values: unknown[] = [];
  for await (const value of readNdjson(body)) values.push(value);
  return values;
}

test('values arrive as they were sent, wherever the body was split', async () => {
  const values = [{ text: 'a\nb' }, { text: 'Zoë 🏛' }, []];
  const whole = await new Response(
    ndjsonBody(async send => values.forEach(value => send(value))),
  ).bytes();
  const bytewise = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of whole) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  expect(await collect(bytewise)).toEqual(values);
});

test('a line that broke off is no value', async () => {
  const body = new Response('{"text":"whole"}\n{"text":"bro').body;
  expect(body && (await collect(body))).toEqual([{ text: 'whole' }]);
});

test('what is sent when the reader has left is dropped', async () => {
  let sendLate = () => {};
  const body = ndjsonBody(async send => {
    await new Promise<void>(resolve => {
      sendLate = () => {
        send(1);
        resolve();
      };
    });
  });
  await body.cancel();
  expect(sendLate).not.toThrow();
});
