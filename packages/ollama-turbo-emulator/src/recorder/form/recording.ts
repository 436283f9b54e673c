/**
 * One exchange with a host, as a file holds it.
 *
 * Where bytes are no UTF-8, `text` (of a request: `body`) shows them as well as it can, and `base64` beside it says what
 * they were; `base64` counts then.
 */
export interface Recording {
  /** The name of its file without `.json`: `0001-chat`. */
  name: string;
  /** What it is, for readers: `POST /api/chat with gpt-oss:20b: 200`. */
  about: string;
  /** Who answered: `https://ollama.com`. */
  server: string;
  request: RecordingRequest;
  response: RecordingResponse;
}

/** The request of a {@link Recording}. */
export interface RecordingRequest {
  method: string;
  /** With its query. */
  path: string;
  /** Those that say more than every client says; absent when there are none. */
  headers?: Readonly<Record<string, string>>;
  /** A text was sent as it is, anything else as JSON; absent when there was none. */
  body?: unknown;
  /** The bytes of a body that is no UTF-8. */
  base64?: string;
}

/** The response of a {@link Recording}. */
export interface RecordingResponse {
  status: number;
  /** Of a header that was sent several times, all values with commas between them. */
  headers: Readonly<Record<string, string>>;
  /** Whether the body ended as HTTP demands: not when the client left before, or the connection broke. */
  complete: boolean;
  /** What each read of the body brought. */
  chunks: readonly RecordingChunk[];
}

/** A piece of a recorded body. */
export interface RecordingChunk {
  /** Milliseconds since the request. */
  at: number;
  text: string;
  /** The bytes of a piece that is no UTF-8, which it may be because a character was cut in two. */
  base64?: string;
}
