const TURBO_MODEL = 'turbo:gpt-oss:120b';
const LOCAL_HOST = 'http://localhost:11434';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Settings {
  /** What a new conversation begins with. */
  defaultRef: string;
  /** Where `turbo:` models run, unless that is ollama.com. */
  turboURL?: string;
  /** Where `local:` models run. */
  localURL: string;
  /** Whether an emulator plays Ollama Turbo, because there is neither a key nor another host. */
  isEmulator: boolean;
  /** Whether `turbo:` models cannot answer, for ollama.com wants a key. */
  lacksKey: boolean;
}

/**
 * Reads the settings of `.env.local`: `OLLAMA_API_KEY`, `OLLAMA_BASE_URL` (instead of ollama.com), `OLLAMA_LOCAL_URL`,
 * `CHAT_MODEL`.
 *
 * @throws Error when `CHAT_MODEL` is no model of the registry
 */
export function readSettings(environment: Environment): Settings {
  const turboURL = valueOf(environment.OLLAMA_BASE_URL);
  const hasKey = valueOf(environment.OLLAMA_API_KEY) !== undefined;
  const defaultRef = valueOf(environment.CHAT_MODEL) ?? TURBO_MODEL;
  if (!/^(?:turbo|local):\S/.test(defaultRef)) {
    throw new Error(
      `CHAT_MODEL is "${defaultRef}": it has to begin with turbo: or local:, as in "${TURBO_MODEL}" and "local:qwen3:8b".`,
    );
  }
  return {
    defaultRef,
    ...(turboURL !== undefined && { turboURL }),
    localURL: valueOf(environment.OLLAMA_LOCAL_URL) ?? LOCAL_HOST,
    isEmulator: turboURL === undefined && !hasKey,
    lacksKey: turboURL !== undefined && isOllamaCom(turboURL) && !hasKey,
  };
}

/** Without the scheme, a path and what may stand before the host: a password is nothing for the page. */
export function hostOf(url: string): string {
  return url
    .replace(/^\w+:\/\//, '')
    .replace(/\/.*$/, '')
    .replace(/^.*@/, '');
}

/** What is set to nothing is not set. */
function valueOf(variable: string | undefined): string | undefined {
  return variable?.trim() || undefined;
}

function isOllamaCom(url: string): boolean {
  return /^(?:www\.|api\.)?ollama\.com(?::\d+)?$/i.test(hostOf(url));
}
