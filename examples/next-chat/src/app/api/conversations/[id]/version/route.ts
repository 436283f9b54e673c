import { getContext } from '../../../../../server/context.ts';
import { readVersion } from '../../../../../server/conversations/conversations.ts';
import { conversationMissing } from '../../../../../server/notices/notices.ts';
import { respond } from '../../../../../server/notices/respond.ts';
import { readId } from '../../../../../server/read-id.ts';

/** Whether a conversation has changed; cheap enough to be asked every few seconds. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return respond(request, async () => {
    const { database } = await getContext();
    return Response.json(
      await readVersion(database, readId((await params).id, conversationMissing)),
    );
  });
}
