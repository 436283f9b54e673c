import { streamText } from 'ai';
import { describeError } from '../../../lib/describe-error.ts';
import { chatModel } from '../../../lib/model.ts';
import { readMessages } from '../../../lib/read-messages.ts';
import { tools } from '../../../lib/tools.ts';

const INSTRUCTIONS =
  'You are a friendly assistant. Answer in a few sentences, with markdown where it helps. Use the tools where they fit.';

/** Enough for several calls in turn, and an end for a model that never stops calling. */
const MOST_STEPS = 6;

/** Answers a conversation with a data stream for `useChat`; with an error notice as JSON when it cannot begin. */
export async function POST(request: Request): Promise<Response> {
  const messages = readMessages(await request.json().catch(() => undefined));
  if (messages === undefined) {
    const title = 'The chat sent a conversation that its server cannot read.';
    return Response.json({ title, advice: 'Reload the page and ask again.' }, { status: 400 });
  }

  try {
    const result = streamText({
      model: chatModel(),
      system: INSTRUCTIONS,
      messages,
      tools,
      maxSteps: MOST_STEPS,
      // AI SDK 4 sends 0 unless told otherwise, with which some models repeat themselves.
      temperature: 0.8,
      // One more try: whoever waits should soon see what is wrong.
      maxRetries: 1,
      // Ends the request at the host when the reader stops or leaves. Without it the model would write on, unread.
      abortSignal: request.signal,
    });
    return result.toDataStreamResponse({ sendReasoning: true, getErrorMessage: tellError });
  } catch (error) {
    return new Response(tellError(error), { status: 500 });
  }
}

/** The notice that the page shows, as the text of an error. */
function tellError(error: unknown): string {
  const notice = describeError(error);
  console.error(`The chat failed: ${notice.title} ${notice.details ?? String(error)}`);
  return JSON.stringify(notice);
}
