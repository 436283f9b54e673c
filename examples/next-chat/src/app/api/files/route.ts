import { getContext } from '../../../server/context.ts';
import { storeFile } from '../../../server/files/files.ts';
import { readImage } from '../../../server/files/read-image.ts';
import { readUpload } from '../../../server/files/read-upload.ts';
import { unreadable } from '../../../server/notices/notices.ts';
import { respond } from '../../../server/notices/respond.ts';
import { idSchema } from '../../../shared/api.ts';

/** Stores one image: the body, with its name in `X-File-Name`. */
export async function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    const id = idSchema.safeParse(new URL(request.url).searchParams.get('conversationId'));
    if (!id.success) throw unreadable('conversationId');
    const { name, bytes } = await readUpload(request);
    const facts = readImage(bytes, name);
    const { database } = await getContext();
    const file = await storeFile(database, { conversationId: id.data, name, bytes, facts });
    return Response.json(file, { status: 201 });
  });
}
