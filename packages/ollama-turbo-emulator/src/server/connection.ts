/** The client's end of a request: a socket, or a caller in the same process. */
export interface Connection {
  /** Aborted when the client leaves. */
  signal: AbortSignal;
  /** Whether the host is bound to loopback, where a daemon checks the `Host` header. */
  isLoopback: boolean;
  /** Absent in the same process, where a body that fails stands for a connection that breaks. */
  socket?: {
    /** `reset` breaks the connection abruptly, `close` after what was written. */
    break(kind: 'reset' | 'close'): void;
  };
}
