import { extract } from '../../../lib/extract.ts';
import { extractionModel } from '../../../lib/model.ts';
import { ndjsonBody } from '../../../lib/ndjson.ts';
import { readRequest } from '../../../lib/read-request.ts';

/** Extracts an object from a text: a line of JSON for each thing that happens, see `extract-event.ts`. */
export async function POST(request: Request): Promise<Response> {
  const reading = await readRequest(request);
  if ('problem' in reading) {
    const advice = 'Your text and your schema are kept. Change them, or reload the page.';
    return Response.json({ title: reading.problem, advice }, { status: 400 });
  }
  const { text, schema } = reading.request;
  const extraction = {
    model: extractionModel(reading.request),
    text,
    schema,
    abortSignal: request.signal,
  };
  return new Response(
    ndjsonBody(send => extract(extraction, send)),
    {
      headers: {
        'Content-Type': 'application/x-ndjson',
        // What packs a stream together, or keeps it until it is whole, would hide its growth.
        'Cache-Control': 'no-store, no-transform',
        'X-Accel-Buffering': 'no',
      },
    },
  );
}
