import { InvalidArgumentError, NoSuchModelError } from '@ai-sdk/provider';

/** What the provider objects of the specs consist of. A step puts its own in their place, or nothing. */
type SpecMember =
  | 'specificationVersion'
  | 'languageModel'
  | 'embeddingModel'
  | 'textEmbeddingModel'
  | 'imageModel'
  | 'transcriptionModel'
  | 'speechModel'
  | 'rerankingModel'
  | 'files'
  | 'skills';

const SPEC_MEMBERS: ReadonlySet<string> = new Set<SpecMember>([
  'specificationVersion',
  'languageModel',
  'embeddingModel',
  'textEmbeddingModel',
  'imageModel',
  'transcriptionModel',
  'speechModel',
  'rerankingModel',
  'files',
  'skills',
]);

interface LanguageModelMember {
  languageModel: (...args: never[]) => unknown;
}

/** A provider with the members of an older spec; what no spec knows of it is as it was. */
export type SteppedProvider<Newer, Members extends LanguageModelMember> = Omit<Newer, SpecMember> &
  Members & {
    /** @throws NoSuchModelError always: image models have no older form here */
    readonly imageModel: (modelId: string) => never;
  } & (Newer extends (...args: never[]) => unknown ? Members['languageModel'] : unknown);

/**
 * Gives a provider the members of an older spec. It can be called when the newer one can, and its methods need no
 * `this`: the AI SDK calls them detached. What the provider has besides the specs' members stays.
 */
export function stepProvider<Newer extends object, Members extends LanguageModelMember>(options: {
  provider: Newer;
  members: Members;
}): SteppedProvider<Newer, Members> {
  const { provider, members } = options;
  const others = Object.entries(provider).filter(([name]) => !SPEC_MEMBERS.has(name));
  const allMembers = { ...Object.fromEntries(others), imageModel, ...members };
  const stepped =
    typeof provider === 'function' ? Object.assign(toFunction(members), allMembers) : allMembers;
  return stepped as SteppedProvider<Newer, Members>;
}

function toFunction({ languageModel }: LanguageModelMember): LanguageModelMember['languageModel'] {
  return function provider(...args) {
    if (!new.target) return languageModel(...args);
    throw new InvalidArgumentError({
      argument: 'new',
      message: 'A provider is a function: call it without new.',
    });
  };
}

function imageModel(modelId: string): never {
  throw new NoSuchModelError({ modelId, modelType: 'imageModel' });
}
