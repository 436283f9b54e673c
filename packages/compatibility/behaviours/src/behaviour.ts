import type { OllamaProviderSettings } from 'ollama-turbo-provider';
import type { Pace, RequestOutcome, Step } from 'ollama-turbo-emulator';
import type { SentRequest } from './record-requests.ts';
import type { Major, Sdk } from './sdk.ts';
import type { Verdict } from './verdict.ts';

/** The model that the scripts are written for. It has all capabilities. */
export const MODEL_ID = 'qwen3.5:397b';

/** The model for what chat models cannot do. */
export const EMBEDDING_MODEL_ID = 'nomic-embed-text';

/** What a model has to be able to do, in Ollama's words. No model that chats has to embed. */
export type Capability = 'tools' | 'thinking' | 'vision' | 'embedding';

/** A host as a behaviour meets it. */
export interface Host {
  settings: OllamaProviderSettings;
  /** One with the capabilities that the behaviour needs. */
  modelId: string;
  /** Those that were sent to it so far. */
  requests: readonly SentRequest[];
}

/** Something that apps do with the provider. */
export interface Behaviour<Seen = unknown> {
  name: string;
  needs?: readonly Capability[];
  /** What the host does, one step per request. */
  script: () => Step[];
  /** Of the host; at once by default, so that a network may hand an answer over in one piece. */
  pace?: Pace;
  /** What the app does. Gives what it gets to see, as far as that is what the behaviour is about. */
  run(sdk: Sdk, host: Host): Promise<Seen>;
  /** What the app sees of a host that keeps to the script. */
  expected: NoInfer<Seen>;
  /** Where a major, or one version of it, makes something else of the same. The AI SDK is the cause. */
  differences?: Differences<NoInfer<Seen>>;
  /** Whether the AI SDK waits before it asks again. AI SDK 4 does not let the host say how long. */
  isRetried?: true;
  /**
   * How the requests end at the host; complete by default, all of them. `any` where the provider leaves while the host may
   * be done already.
   */
  endings?: readonly RequestOutcome[] | 'any';
  /**
   * Judges what was seen of a real host: shapes and promises, not the model's wit. Without it a real host shows nothing,
   * because it would have to follow the script.
   */
  judge?(seen: NoInfer<Seen>, verdict: Verdict): void;
}

/** A row of the list, of which `run` says what is seen. */
export function defineBehaviour<Seen>(behaviour: Behaviour<Seen>): Behaviour {
  return behaviour;
}

/** By major, or by version where a major changed its mind. */
export type Differences<Seen = unknown> = Partial<
  Record<Major | `${Major}.${number}.${number}`, { reason: string; expected: Seen }>
>;

/** What this very version of the AI SDK makes of it. */
export function expectedUnder({ major, versions }: Sdk, behaviour: Behaviour): unknown {
  const { expected, differences = {} } = behaviour;
  const byVersion = differences as Partial<Record<string, { expected: unknown }>>;
  const difference = byVersion[versions.ai] ?? byVersion[major];
  return difference ? difference.expected : expected;
}
