import type { Behaviour } from './behaviour.ts';
import { accessBehaviours } from './list/access.ts';
import { carelessAnswerBehaviours } from './list/careless-answers.ts';
import { entryBehaviours } from './list/entries.ts';
import { failureBehaviours } from './list/failures.ts';
import { mediaBehaviours } from './list/media.ts';
import { objectBehaviours } from './list/objects.ts';
import { reasoningBehaviours } from './list/reasoning.ts';
import { structuredOutputBehaviours } from './list/structured-output.ts';
import { telemetryBehaviours } from './list/telemetry.ts';
import { textBehaviours } from './list/text.ts';
import { toolChoiceBehaviours } from './list/tool-choice.ts';
import { toolBehaviours } from './list/tools.ts';

/** What apps do with the provider. Every major of the AI SDK has to show all of it. */
export const behaviours: readonly Behaviour[] = [
  ...textBehaviours,
  ...toolBehaviours,
  ...toolChoiceBehaviours,
  ...objectBehaviours,
  ...structuredOutputBehaviours,
  ...carelessAnswerBehaviours,
  ...mediaBehaviours,
  ...reasoningBehaviours,
  ...failureBehaviours,
  ...accessBehaviours,
  ...telemetryBehaviours,
  ...entryBehaviours,
];
