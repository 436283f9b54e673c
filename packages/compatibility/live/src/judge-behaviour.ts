import type { Behaviour } from 'compatibility-behaviours/behaviour';
import { recordRequests, type SentRequest } from 'compatibility-behaviours/record-requests';
import type { Sdk } from 'compatibility-behaviours/sdk';
import { Verdict } from 'compatibility-behaviours/verdict';
import type { OllamaProviderSettings } from 'ollama-turbo-provider';
import type { FoundModels } from './find-models.ts';

/** What a real host showed of a behaviour. */
export type Judgement =
  | { kind: 'passed' }
  | { kind: 'not judged'; reason: string }
  | { kind: 'failed'; problems: string[]; requests: readonly SentRequest[] };

export async function judgeBehaviour(options: {
  sdk: Sdk;
  behaviour: Behaviour;
  settings: OllamaProviderSettings;
  models: FoundModels;
}): Promise<Judgement> {
  const { sdk, behaviour, models } = options;
  if (!behaviour.judge)
    return { kind: 'not judged', reason: 'the tests show it, a real host cannot' };
  const needsEmbeddings = behaviour.needs?.includes('embedding') === true;
  const model = needsEmbeddings ? models.embedding : models.chat;
  if ('problem' in model) return { kind: 'not judged', reason: model.problem };
  const lacking = behaviour.needs?.filter(need => !model.capabilities.includes(need)) ?? [];
  if (lacking.length > 0) {
    return { kind: 'not judged', reason: `${model.id} lacks ${lacking.join(' and ')}` };
  }
  const { settings, requests } = recordRequests(options.settings);
  const verdict = new Verdict();
  try {
    behaviour.judge(await behaviour.run(sdk, { settings, requests, modelId: model.id }), verdict);
  } catch (error) {
    verdict.problems.push(String(error));
  }
  const { problems, undecided } = verdict;
  if (problems.length > 0) return { kind: 'failed', problems, requests };
  if (undecided !== undefined) return { kind: 'not judged', reason: undecided };
  return { kind: 'passed' };
}
