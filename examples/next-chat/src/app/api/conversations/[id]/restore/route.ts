import { getContext } from '../../../../../server/context.ts';
import { restoreConversation } from '../../../../../server/conversations/conversations.ts';
import { respond } from '../../../../../server/notices/respond.ts';

/** Brings a deleted conversation back. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return respond(request, async () => {
    const { database } = await getContext();
    return Response.json(await restoreConversation(database, (await params).id));
  });
}
