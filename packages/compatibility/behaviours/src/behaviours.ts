import type { Behaviour } from './behaviour.ts';
import { accessBehaviours } from './list/access.ts';
import { entryBehaviours } from './list/entries.ts';
import { failureBehaviours } from './list/failures.ts';
import { mediaBehaviours } from './list/media.ts';
import { objectBehaviours } from './list/objects.ts';
import { reasoningBehaviours } from './list/reasoning.ts';
import { telemetryBehaviours } from './list/telemetry.ts';
import { textBehaviours } from './list/text.ts';
import { toolBehaviours } from './list/tools.ts';

/** What apps do with the provider. Every major of the AI SDK has to show all of it. */
export const behaviours: readonly Behaviour[] = [
  ...textBehaviours,
  ...toolBehaviours,
  ...objectBehaviours,
  ...mediaBehaviours,
  ...reasoningBehaviours,
  ...failureBehaviours,
  ...accessBehaviours,
  ...telemetryBehaviours,
  ...entryBehaviours,
];
