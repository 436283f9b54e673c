import { reply } from 'ollama-turbo-emulator';
import { defineBehaviour, MODEL_ID, type Differences, type Host } from '../behaviour.ts';
import { describeError } from '../describe-error.ts';
import type { ModelCall, Outcome, Sdk } from '../sdk.ts';

const WAYS: { name: string; access: ModelCall['access']; differences?: Differences<Greeting> }[] = [
  { name: 'a provider registry finds models whose ids hold colons', access: 'registry' },
  { name: 'customProvider gives a model a name of its own', access: 'customProvider' },
  { name: 'customProvider falls back to the provider', access: 'fallbackProvider' },
  {
    name: 'a plain model id is one of the default provider',
    access: 'defaultProvider',
    differences: {
      4: {
        reason: 'AI SDK 4 has no default provider, and takes the id for a model',
        expected: {
          error:
            'Unsupported model version. AI SDK 4 only supports models that implement specification version "v1". Please upgrade to AI SDK 5 to use this model.',
        },
      },
    },
  },
];

export const accessBehaviours = [
  ...WAYS.map(({ access, ...row }) =>
    defineBehaviour<Greeting>({
      ...row,
      script: () => [reply({ content: 'Hello.' })],
      run: (sdk, host) => greet(sdk, { ...host, access }),
      expected: { text: 'Hello.', modelId: MODEL_ID },
      judge: ({ text, modelId, error }, verdict) => {
        // A major that has no such way has said so, in its own words.
        if (error !== undefined) return verdict.leaveOpen(error);
        verdict.check(Boolean(text), 'the text is empty');
        verdict.check(Boolean(modelId), 'the answer does not name its model');
      },
    }),
  ),

  defineBehaviour({
    name: 'middleware of wrapLanguageModel changes the call',
    script: () => [reply({ content: 'Hello.' })],
    run: async (sdk, host) => {
      const { text } = await greet(sdk, { ...host, isWrapped: true });
      return { text, options: host.requests[0]?.body.options };
    },
    expected: { text: 'Hello.', options: { temperature: 0.25 } },
    judge: ({ text, options }, verdict) => {
      verdict.check(Boolean(text), 'the text is empty');
      verdict.check(options?.['temperature'] === 0.25, 'the call was not changed');
    },
  }),
];

type Greeting = Partial<Pick<Outcome, 'text' | 'modelId'>> & { error?: string };

async function greet(sdk: Sdk, call: Host & Pick<ModelCall, 'access' | 'isWrapped'>) {
  try {
    const { text, modelId } = await sdk.generateText({ ...call, prompt: 'Say hello.' });
    return { text, modelId };
  } catch (error) {
    return { error: describeError(error).message };
  }
}
