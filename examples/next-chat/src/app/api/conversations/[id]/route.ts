import { getContext } from '../../../../server/context.ts';
import {
  deleteConversation,
  readConversation,
  renameConversation,
} from '../../../../server/conversations/conversations.ts';
import { conversationMissing } from '../../../../server/notices/notices.ts';
import { respond } from '../../../../server/notices/respond.ts';
import { readId } from '../../../../server/read-id.ts';
import { readJson } from '../../../../server/read-json.ts';
import { renameRequestSchema } from '../../../../shared/api.ts';

interface Route {
  params: Promise<{ id: string }>;
}

/** A conversation with its messages. */
export async function GET(request: Request, { params }: Route): Promise<Response> {
  return respond(request, async () => {
    const { database } = await getContext();
    return Response.json(
      await readConversation(database, readId((await params).id, conversationMissing)),
    );
  });
}

/** Gives a conversation a title. */
export async function PATCH(request: Request, { params }: Route): Promise<Response> {
  return respond(request, async () => {
    const { title } = await readJson(request, renameRequestSchema);
    const { database } = await getContext();
    return Response.json(
      await renameConversation(database, {
        id: readId((await params).id, conversationMissing),
        title,
      }),
    );
  });
}

/** Deletes a conversation; it can be restored for an hour. */
export async function DELETE(request: Request, { params }: Route): Promise<Response> {
  return respond(request, async () => {
    const { database } = await getContext();
    await deleteConversation(database, readId((await params).id, conversationMissing));
    return new Response(null, { status: 204 });
  });
}
