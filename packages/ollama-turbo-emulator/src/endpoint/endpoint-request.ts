import type { Host } from '../host.js';

/** What an endpoint gets to see. */
export interface EndpointRequest {
  method: string;
  url: URL;
  headers: Headers;
  bytes: Uint8Array<ArrayBuffer>;
  /** The parts of the path that the endpoint leaves open, by their names. */
  parameters: Readonly<Record<string, string>>;
  host: Host;
  /** Aborted when the client leaves, and when the host closes. */
  signal: AbortSignal;
}
