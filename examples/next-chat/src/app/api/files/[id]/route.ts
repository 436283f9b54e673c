import { getContext } from '../../../../server/context.ts';
import { readFile } from '../../../../server/files/files.ts';
import { respond } from '../../../../server/notices/respond.ts';

/** An image. It never changes, and nothing in it is ever run. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return respond(request, async () => {
    const { database } = await getContext();
    const { name, mediaType, bytes } = await readFile(database, (await params).id);
    return new Response(bytes, {
      headers: {
        'Content-Type': mediaType,
        'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
        'Cache-Control': 'private, max-age=31536000, immutable',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'Cross-Origin-Resource-Policy': 'same-origin',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}
