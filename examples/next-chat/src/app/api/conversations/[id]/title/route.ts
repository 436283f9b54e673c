import { makeTitle } from '../../../../../server/chat/make-title.ts';
import { getContext } from '../../../../../server/context.ts';
import { conversationMissing } from '../../../../../server/notices/notices.ts';
import { respond } from '../../../../../server/notices/respond.ts';
import { readId } from '../../../../../server/read-id.ts';

/** Has the model make a title, where there is none but the question's first words. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return respond(request, async () => {
    const context = await getContext();
    const id = readId((await params).id, conversationMissing);
    return Response.json(await makeTitle({ context, id, abortSignal: request.signal }));
  });
}
