import { CallIds } from './answer/call-ids.js';
import { Clock } from './answer/clock.js';
import { CompletionIds } from './answer/completion-ids.js';
import type { Pace } from './answer/pace.js';
import type { Carelessness } from './demo-model/careless/carelessness.js';
import { Slips } from './demo-model/careless/slips.js';
import { LoadedModels } from './loaded-models.js';
import { ModelCatalogue } from './model-catalogue.js';
import { CLOUD_MODELS, DAEMON_MODELS, type EmulatorModel } from './models.js';
import type { CheckingHost } from './request/accept-request.js';
import type { Step } from './steps.js';
import type { Upstream } from './upstream/upstream.js';

/** What an emulator is and remembers. */
export interface Host extends CheckingHost {
  apiKey: string | undefined;
  pace: Pace;
  clock: Clock;
  ids: CallIds;
  completionIds: CompletionIds;
  loaded: LoadedModels;
  /** Whether the demo model's next answer is careless. */
  slips: Slips;
  /** What is to happen to the next requests. */
  script: Step[];
  /** Where a daemon sends its cloud models; undefined when it answers them itself. */
  upstream: Upstream | undefined;
  /** Whether a daemon's owner has turned the cloud off. */
  disableCloud: boolean;
  /** Which limits `/api/usage` names. */
  usage: 'monthly' | 'session';
}

/** The settings of {@link createHost}, all of them. */
export interface HostSettings {
  mode: 'cloud' | 'daemon';
  server: '0.33' | '0.25';
  apiKey: string | undefined;
  models: readonly EmulatorModel[] | undefined;
  pace: Pace;
  careless: Carelessness;
  script: readonly Step[];
  upstream: Upstream | undefined;
  disableCloud: boolean;
  usage: 'monthly' | 'session';
}

export function createHost(settings: HostSettings): Host {
  const { mode, models = mode === 'cloud' ? CLOUD_MODELS : DAEMON_MODELS } = settings;
  const clock = new Clock();
  return {
    mode,
    server: settings.server,
    apiKey: settings.apiKey,
    pace: settings.pace,
    models: new ModelCatalogue(models),
    cloudModels: new ModelCatalogue(CLOUD_MODELS),
    clock,
    ids: new CallIds(),
    completionIds: new CompletionIds(),
    loaded: new LoadedModels({ clock, server: settings.server }),
    slips: new Slips(settings.careless),
    script: [...settings.script],
    upstream: settings.upstream,
    disableCloud: settings.disableCloud,
    usage: settings.usage,
  };
}
