import { answer } from '../../../server/chat/answer.ts';
import { getContext } from '../../../server/context.ts';
import { respond } from '../../../server/notices/respond.ts';
import { readJson } from '../../../server/read-json.ts';
import { chatRequestSchema } from '../../../shared/api.ts';

/** Answers a question with a UI message stream. */
export async function POST(request: Request): Promise<Response> {
  return respond(request, async () =>
    answer({
      request: await readJson(request, chatRequestSchema),
      context: await getContext(),
      abortSignal: request.signal,
    }),
  );
}
