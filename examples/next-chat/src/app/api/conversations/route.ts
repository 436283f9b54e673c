import { getContext } from '../../../server/context.ts';
import { listConversations } from '../../../server/conversations/conversations.ts';
import { respond } from '../../../server/notices/respond.ts';

/** The conversations, the latest first; with `?query=` those that contain a text. */
export async function GET(request: Request): Promise<Response> {
  return respond(request, async () => {
    const query = new URL(request.url).searchParams.get('query') ?? '';
    const { database } = await getContext();
    return Response.json(await listConversations(database, query));
  });
}
