import { saveUnsaved } from '../../../../../../../server/chat/unsaved-answers.ts';
import { getContext } from '../../../../../../../server/context.ts';
import { isStored } from '../../../../../../../server/conversations/stored-message.ts';
import { unsavedAnswerLost } from '../../../../../../../server/notices/notices.ts';
import { respond } from '../../../../../../../server/notices/respond.ts';

/** Stores the end of an answer that could not be stored before. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string; messageId: string }> },
): Promise<Response> {
  return respond(request, async () => {
    const { id, messageId } = await params;
    const { database } = await getContext();
    const isSaved = await saveUnsaved(messageId);
    if (!isSaved && !(await isStored(database, { conversationId: id, messageId }))) {
      throw unsavedAnswerLost();
    }
    return new Response(null, { status: 204 });
  });
}
