/**
 * The value of an environment variable, trimmed; undefined where it is unset or blank, and where there is no
 * environment: browsers and some workers have no `process`, and Deno throws when the permission is missing.
 */
export function readEnvironment(name: 'OLLAMA_API_KEY' | 'OLLAMA_BASE_URL'): string | undefined {
  try {
    return (globalThis as GlobalWithProcess).process?.env?.[name]?.trim() || undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether this code runs on a web page, where visitors can read every key. Workers of a page are not recognised: what
 * they have in common with a page, server-side workers have as well.
 */
export function isBrowser(): boolean {
  return (globalThis as GlobalWithWindow).window?.document !== undefined;
}

interface GlobalWithProcess {
  process?: { env?: Record<string, string | undefined> };
}

interface GlobalWithWindow {
  window?: { document?: unknown };
}
