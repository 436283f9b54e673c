import { saveAgain } from '../../../../../../../server/chat/save-again.ts';
import { getContext } from '../../../../../../../server/context.ts';
import {
  conversationMissing,
  unsavedAnswerLost,
} from '../../../../../../../server/notices/notices.ts';
import { respond } from '../../../../../../../server/notices/respond.ts';
import { readId } from '../../../../../../../server/read-id.ts';

/** Stores the end of an answer that could not be stored before. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string; messageId: string }> },
): Promise<Response> {
  return respond(request, async () => {
    const id = readId((await params).id, conversationMissing);
    const messageId = readId((await params).messageId, unsavedAnswerLost);
    const { database } = await getContext();
    const isSaved = await saveAgain(database, { conversationId: id, messageId });
    if (!isSaved) throw unsavedAnswerLost();
    return new Response(null, { status: 204 });
  });
}
