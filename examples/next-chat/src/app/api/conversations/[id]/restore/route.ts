import { getContext } from '../../../../../server/context.ts';
import { restoreConversation } from '../../../../../server/conversations/conversations.ts';
import { conversationMissing } from '../../../../../server/notices/notices.ts';
import { respond } from '../../../../../server/notices/respond.ts';
import { readId } from '../../../../../server/read-id.ts';

/** Brings a deleted conversation back. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return respond(request, async () => {
    const { database } = await getContext();
    return Response.json(
      await restoreConversation(database, readId((await params).id, conversationMissing)),
    );
  });
}
