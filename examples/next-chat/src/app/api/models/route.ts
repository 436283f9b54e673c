import { getContext } from '../../../server/context.ts';
import { readCatalogue } from '../../../server/models/catalogue.ts';
import { respond } from '../../../server/notices/respond.ts';

/** What the hosts offer; `?refresh=1` asks them anew. */
export async function GET(request: Request): Promise<Response> {
  return respond(request, async () => {
    const isFresh = new URL(request.url).searchParams.has('refresh');
    return Response.json(await readCatalogue(await getContext(), { isFresh }));
  });
}
