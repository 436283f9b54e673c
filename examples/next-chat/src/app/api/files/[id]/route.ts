import { getContext } from '../../../../server/context.ts';
import { readFile } from '../../../../server/files/files.ts';
import { fileMissing } from '../../../../server/notices/notices.ts';
import { respond } from '../../../../server/notices/respond.ts';
import { readId } from '../../../../server/read-id.ts';

/** An image. It never changes, and nothing in it is ever run. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return respond(request, async () => {
    const { database } = await getContext();
    const { name, mediaType, bytes } = await readFile(
      database,
      readId((await params).id, fileMissing),
    );
    return new Response(bytes, {
      headers: {
        'Content-Type': mediaType,
        'Content-Disposition': `inline; filename*=UTF-8''${encodeName(name)}`,
        'Cache-Control': 'private, max-age=31536000, immutable',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'Cross-Origin-Resource-Policy': 'same-origin',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}

/** What `encodeURIComponent` leaves as it is, and a header may not hold: RFC 5987. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
