import { reply } from 'ollama-turbo-emulator';
import { defineBehaviour, MODEL_ID, type Differences } from '../behaviour.ts';
import { describeError } from '../describe-error.ts';
import { hearWarnings } from '../hear-warnings.ts';
import type { Entry, Sdk, TextCall } from '../sdk.ts';

/*
 * Which entry points a major takes a model from. Bare, it refuses what is not for it; `wrapLanguageModel` checks nothing,
 * so what comes of a wrong import there is anyone's guess, and written here.
 */

const ANSWER = {
  text: 'Hello.',
  finishReasons: ['stop'],
  usage: { inputTokens: 7, outputTokens: 2, totalTokens: 9 },
  logged: [],
};

const REFUSED_BY_4 = {
  reason: 'AI SDK 4 takes V1 models only',
  expected: {
    name: 'AI_UnsupportedModelVersionError',
    message:
      'Unsupported model version. AI SDK 4 only supports models that implement specification version "v1". Please upgrade to AI SDK 5 to use this model.',
  },
};

const IN_COMPATIBILITY_MODE = {
  reason:
    'AI SDK 6 and 7 take V2 models, and log on every call that they are not of their own spec',
  expected: {
    ...ANSWER,
    logged: [
      'specificationVersion: Using v2 specification compatibility mode. Some features may not be available.',
    ],
  },
};

const MISREAD_BY_4 = {
  reason:
    'wrapLanguageModel of AI SDK 4 takes what it wraps for a V1 model: the answer looks empty',
  expected: { text: '', finishReasons: ['stop'], usage: {}, logged: [] },
};

const MISREAD_WHOLLY_BY_4 = {
  ...MISREAD_BY_4,
  expected: { ...MISREAD_BY_4.expected, finishReasons: [{ unified: 'stop', raw: 'stop' }] },
};

const MISREAD_BY_5 = {
  reason:
    'wrapLanguageModel of AI SDK 5 takes what it wraps for a V2 model: the counts are nonsense',
  expected: {
    text: 'Hello.',
    finishReasons: [{ unified: 'stop', raw: 'stop' }],
    usage: { inputTokens: '0[object Object]', outputTokens: '0[object Object]' },
    logged: [],
  },
};

const MISREAD_BY_6 = {
  reason:
    'wrapLanguageModel of AI SDK 6 takes what it wraps for a V3 model: finish reason and counts are lost',
  expected: { text: 'Hello.', finishReasons: [undefined], usage: {}, logged: [] },
};

const NOTICED_BY_THE_MODEL = {
  reason:
    'wrapLanguageModel checks nothing, so the V1 model is called in another way than V1 knows',
  expected: {
    name: 'AI_UnsupportedFunctionalityError',
    message:
      'The mode of the call is undefined; it has to be "regular", "object-json" or "object-tool".',
  },
};

const DIFFERENCES: Record<Entry, { bare: Differences; wrapped: Differences }> = {
  ai4: {
    bare: { 5: refused('v1'), 6: refused('v1'), 7: refused('v1') },
    wrapped: { 5: NOTICED_BY_THE_MODEL, 6: NOTICED_BY_THE_MODEL, 7: NOTICED_BY_THE_MODEL },
  },
  ai5: {
    bare: { 4: REFUSED_BY_4, 6: IN_COMPATIBILITY_MODE, 7: IN_COMPATIBILITY_MODE },
    wrapped: { 4: MISREAD_BY_4, 6: MISREAD_BY_6, 7: IN_COMPATIBILITY_MODE },
  },
  ai6: {
    bare: { 4: REFUSED_BY_4, 5: refused('v3') },
    wrapped: { 4: MISREAD_WHOLLY_BY_4, 5: MISREAD_BY_5 },
  },
  ai7: {
    bare: { 4: REFUSED_BY_4, 5: refused('v4'), 6: refused('v4') },
    wrapped: { 4: MISREAD_WHOLLY_BY_4, 5: MISREAD_BY_5 },
  },
};

const ENTRIES: Entry[] = ['ai4', 'ai5', 'ai6', 'ai7'];

export const entryBehaviours = ENTRIES.flatMap(entry => [
  defineBehaviour<unknown>({
    name: `a model of /${entry}`,
    script: () => [reply({ content: 'Hello.' })],
    run: (sdk, host) => tryModel(sdk, { ...host, prompt: 'Say hello.', entry }),
    expected: ANSWER,
    differences: DIFFERENCES[entry].bare,
  }),

  defineBehaviour<unknown>({
    name: `a model of /${entry} in wrapLanguageModel`,
    script: () => [reply({ content: 'Hello.' })],
    run: (sdk, host) => tryModel(sdk, { ...host, prompt: 'Say hello.', entry, isWrapped: true }),
    expected: ANSWER,
    differences: DIFFERENCES[entry].wrapped,
  }),
]);

/** The words of AI SDK 5, 6 and 7, which all name 5 as the one to get. */
function refused(spec: 'v1' | 'v3' | 'v4') {
  return {
    reason: `AI SDK 5 takes V2 models only, 6 V2 and V3, 7 V2 to V4: none of them ${spec} here`,
    expected: {
      name: 'AI_UnsupportedModelVersionError',
      message: `Unsupported model version ${spec} for provider "ollama.chat" and model "${MODEL_ID}". AI SDK 5 only supports models that implement specification version "v2".`,
    },
  };
}

async function tryModel(sdk: Sdk, call: TextCall): Promise<unknown> {
  try {
    const { result, logged } = await hearWarnings(() => sdk.generateText(call));
    const { text, finishReasons, usage } = result;
    return { text, finishReasons, usage, logged };
  } catch (error) {
    const { name, message } = describeError(error);
    return { name, message };
  }
}
