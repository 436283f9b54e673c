/** What a program says that it prints: a comment `// → text` claims a line. */
export function findUnmetClaim(
  source: string,
  printed: readonly string[],
): { line: number; claim: string } | undefined {
  let position = 0;
  for (const [index, text] of source.split('\n').entries()) {
    const claim = /\/\/ → (.*)$/.exec(text)?.[1]?.trim();
    if (claim === undefined) continue;
    const found = printed.findIndex((line, at) => at >= position && line.trim() === claim);
    if (found === -1) return { line: index + 1, claim };
    position = found + 1;
  }
  return undefined;
}
