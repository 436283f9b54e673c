/** The client's end of a request: a socket, or a caller in the same process. */
export interface Connection {
  /** Aborted when the client leaves. */
  signal: AbortSignal;
  /** Whether the host is bound to loopback, where a daemon checks the `Host` header. */
  isLoopback: boolean;
  /** The name of the machine, which a daemon takes for its own; undefined where it cannot be known. */
  machineName?: string;
  /** Is told before the body fails that the host breaks the connection, and how. Without it the body's error says it all. */
  onBreak?: (kind: 'reset' | 'close') => void;
}
