/** The cloud that a daemon sends its cloud models on to. */
export interface Upstream {
  /** Where it is: a scheme and a host, `https://ollama.com` or the address of another emulator. */
  url: string;
  /** How to get there; the global `fetch` by default. Another emulator's `fetch` needs no socket. */
  fetch?: typeof globalThis.fetch;
}
