import type { Behaviour } from './behaviour.ts';
import { accessBehaviours } from './list/access.ts';
import { carelessAnswerBehaviours } from './list/careless-answers.ts';
import { embeddingBehaviours } from './list/embeddings.ts';
import { entryBehaviours } from './list/entries.ts';
import { failureBehaviours } from './list/failures.ts';
import { fallbackBehaviours } from './list/fallback.ts';
import { mediaBehaviours } from './list/media.ts';
import { objectBehaviours } from './list/objects.ts';
import { reasoningBehaviours } from './list/reasoning.ts';
import { rerankingBehaviours } from './list/reranking.ts';
import { slotBehaviours } from './list/slots.ts';
import { structuredOutputBehaviours } from './list/structured-output.ts';
import { telemetryBehaviours } from './list/telemetry.ts';
import { textBehaviours } from './list/text.ts';
import { toolChoiceBehaviours } from './list/tool-choice.ts';
import { toolBehaviours } from './list/tools.ts';
import { webToolBehaviours } from './list/web-tools.ts';

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
  ...embeddingBehaviours,
  ...rerankingBehaviours,
  ...webToolBehaviours,
  ...fallbackBehaviours,
  ...slotBehaviours,
];
