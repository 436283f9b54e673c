/** `128k` for 131072 tokens, as model makers say it. */
export function formatContext(tokens: number): string {
  if (tokens < 1024) return String(tokens);
  // Some count in thousands, some in powers of two; either way the round number is meant.
  const divisor = tokens % 1000 === 0 ? 1000 : 1024;
  return tokens >= divisor * divisor
    ? `${round(tokens / divisor / divisor)}M`
    : `${Math.round(tokens / divisor)}k`;
}

/** `4.2 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${round(bytes / 1_000_000)} MB`;
}

/** `12 s`, or `2 min 5 s`. */
export function formatDuration(seconds: number): string {
  if (seconds < 1) return 'less than a second';
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

function round(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}
