const TURBO_MODEL = 'turbo:gpt-oss:120b';
const LOCAL_MODEL = 'local:gpt-oss:20b';
const LOCAL_HOST = 'http://localhost:11434';

type Environment = Readonly<Record<string, string | undefined>>;

/** A model of the registry: `turbo:` is Ollama Turbo, `local:` an Ollama of one's own. */
export type ModelName = `${'turbo' | 'local'}:${string}`;

export interface Settings {
  model: ModelName;
  /** Where `local:` models run. */
  localURL: string;
  /** Whether an emulator plays Ollama Turbo, because there is no key for it. */
  isEmulated: boolean;
}

/** What the page says about where its answers come from. */
export interface HostDescription {
  modelId: string;
  name: string;
  isEmulated: boolean;
}

/**
 * Reads the settings: the model is `CHAT_MODEL`, else gpt-oss at the host that `OLLAMA_BASE_URL` names, else gpt-oss on
 * Ollama Turbo.
 *
 * @throws Error when `CHAT_MODEL` is none of the registry
 */
export function readSettings(environment: Environment): Settings {
  const localURL = valueOf(environment.OLLAMA_BASE_URL);
  const model = valueOf(environment.CHAT_MODEL) ?? (localURL ? LOCAL_MODEL : TURBO_MODEL);
  if (!isModelName(model)) {
    throw new Error(
      `CHAT_MODEL is "${model}": it has to begin with turbo: or local:, as in "${TURBO_MODEL}" and "${LOCAL_MODEL}".`,
    );
  }
  return {
    model,
    localURL: localURL ?? LOCAL_HOST,
    isEmulated: model.startsWith('turbo:') && valueOf(environment.OLLAMA_API_KEY) === undefined,
  };
}

/** @throws Error when `CHAT_MODEL` is none of the registry */
export function describeHost(environment: Environment): HostDescription {
  const { model, localURL, isEmulated } = readSettings(environment);
  const modelId = model.slice(model.indexOf(':') + 1);
  const name = model.startsWith('turbo:') ? 'ollama.com' : withoutScheme(localURL);
  return { modelId, name: isEmulated ? 'emulator' : name, isEmulated };
}

/** What is set to nothing is not set. */
function valueOf(variable: string | undefined): string | undefined {
  return variable?.trim() || undefined;
}

function isModelName(model: string): model is ModelName {
  return /^(?:turbo|local):\S/.test(model);
}

/** Also without what may stand before the host: a password is nothing for the page. */
function withoutScheme(url: string): string {
  return url.replace(/^\w+:\/\//, '').replace(/^.*@/, '');
}
