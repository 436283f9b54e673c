/** A key of the form that a daemon has, `ssh-ed25519`, which no one holds the other half of. */
const PUBLIC_KEY = 'AAAAC3NzaC1lZDI1NTE5AAAAIG9sbGFtYS10dXJiby1lbXVsYXRvciBoYXMgbm8ga2V5';

const SIGNATURE_BYTES = 64;

/** Where the owner of a daemon would give its key to an account. */
export const SIGNIN_URL = `https://ollama.com/connect?name=emulator&key=${PUBLIC_KEY}`;

/**
 * A credential as a daemon sends it: `<public key>:<signature>`, for a method and a path with its query. Another for each
 * request, but no signature at all: it has the form only.
 */
export function sign(request: { method: string; path: string }): string {
  let state = 0x811c9dc5;
  for (const character of `${request.method},${request.path}`) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  let bytes = '';
  for (let byte = 0; byte < SIGNATURE_BYTES; byte += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes += String.fromCharCode(state >>> 24);
  }
  return `${PUBLIC_KEY}:${btoa(bytes)}`;
}
