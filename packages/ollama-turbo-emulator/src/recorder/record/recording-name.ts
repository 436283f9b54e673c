/** `0001-chat`: readable, in order, and good for a file on any system. */
export function recordingName(number: number, path: string): string {
  const words = path
    .replace(/[?#].*$/s, '')
    .replace(/^\/api\//, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-|-$/g, '');
  return `${String(number).padStart(4, '0')}-${words === '' ? 'root' : words}`;
}

/** The number in a name that {@link recordingName} made; undefined for any other. */
export function recordingNumber(name: string): number | undefined {
  const digits = /^(\d{4,})-[a-z0-9-]+$/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
