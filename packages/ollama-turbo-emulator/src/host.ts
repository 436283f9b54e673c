import { CallIds } from './answer/call-ids.js';
import { Clock } from './answer/clock.js';
import type { Pace } from './answer/pace.js';
import type { Carelessness } from './demo-model/careless/carelessness.js';
import { Slips } from './demo-model/careless/slips.js';
import { LoadedModels } from './loaded-models.js';
import { ModelCatalogue } from './model-catalogue.js';
import { CLOUD_MODELS, DAEMON_MODELS, type EmulatorModel } from './models.js';
import type { CheckingHost } from './request/accept-request.js';
import type { Step } from './steps.js';

/** What an emulator is and remembers. */
export interface Host extends CheckingHost {
  apiKey: string | undefined;
  pace: Pace;
  clock: Clock;
  ids: CallIds;
  loaded: LoadedModels;
  /** Whether the demo model's next answer is careless. */
  slips: Slips;
  /** What is to happen to the next requests. */
  script: Step[];
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
    loaded: new LoadedModels({ clock, server: settings.server }),
    slips: new Slips(settings.careless),
    script: [...settings.script],
  };
}
