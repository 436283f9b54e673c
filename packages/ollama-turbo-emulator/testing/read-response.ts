/** A response with everything that a client sees of it. */
export interface ReadResponse {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** One text per HTTP chunk. */
  chunks: string[];
}

/** Reads a response to its end, chunk by chunk. */
export async function readResponse(response: Response): Promise<ReadResponse> {
  const chunks: string[] = [];
  const reader = response.body?.getReader();
  for (;;) {
    const next = await reader?.read();
    if (next === undefined || next.done) break;
    chunks.push(new TextDecoder().decode(next.value));
  }
  const headers = Object.fromEntries(response.headers);
  return { status: response.status, headers, chunks };
}
