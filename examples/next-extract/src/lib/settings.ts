const TURBO_HOST = 'ollama.com';
const TURBO_MODEL = 'gpt-oss:120b';
const LOCAL_MODEL = 'gpt-oss:20b';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Settings {
  modelId: string;
  /** Whether an emulator plays Ollama Turbo, because neither a key nor another host is set. */
  isEmulated: boolean;
}

/** What the page says about where its answers come from. */
export interface HostDescription extends Settings {
  name: string;
}

/**
 * Reads the settings: the model is `EXTRACT_MODEL`, else gpt-oss in the size that suits the host. The host is that of
 * `OLLAMA_BASE_URL`, else ollama.com; the provider reads both it and the key from the environment by itself.
 */
export function readSettings(environment: Environment): Settings {
  const host = hostOf(environment);
  const hasKey = valueOf(environment.OLLAMA_API_KEY) !== undefined;
  const isTurbo = host === undefined || host === TURBO_HOST;
  return {
    modelId: valueOf(environment.EXTRACT_MODEL) ?? (isTurbo ? TURBO_MODEL : LOCAL_MODEL),
    isEmulated: host === undefined && !hasKey,
  };
}

export function describeHost(environment: Environment): HostDescription {
  const settings = readSettings(environment);
  const name = settings.isEmulated ? 'emulator' : (hostOf(environment) ?? TURBO_HOST);
  return { ...settings, name };
}

/** Without the scheme, a path and what may stand before the host: a password is nothing for the page. */
function hostOf(environment: Environment): string | undefined {
  return valueOf(environment.OLLAMA_BASE_URL)
    ?.replace(/^\w+:\/\//, '')
    .replace(/\/.*$/, '')
    .replace(/^.*@/, '');
}

/** What is set to nothing is not set. */
function valueOf(variable: string | undefined): string | undefined {
  return variable?.trim() || undefined;
}
