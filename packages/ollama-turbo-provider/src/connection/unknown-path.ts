/**
 * Whether the text of a 404 is what servers and proxies say of every path that they do not have: `404 page not found`
 * (Ollama's daemon), `path "/api/x" not found`, `Not Found`, `Cannot POST /api/x`.
 */
export function saysUnknownPath(text: string): boolean {
  return /^(?:404:? )?(?:page )?not found\.?$|^(?:path|route|endpoint)\b.*\bnot found\b|^cannot post\b/i.test(
    text.trim(),
  );
}
