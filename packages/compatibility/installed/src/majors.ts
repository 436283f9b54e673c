const HELLO = { text: 'Hello!', warnings: [] };
const HELLO_FROM_V2 = {
  text: 'Hello!',
  warnings: [
    {
      type: 'compatibility',
      feature: 'specificationVersion',
      details: 'Using v2 specification compatibility mode. Some features may not be available.',
    },
  ],
};
const REFUSED_BY_4 =
  'AI_UnsupportedModelVersionError: Unsupported model version. AI SDK 4 only supports models that implement ' +
  'specification version "v1". Please upgrade to AI SDK 5 to use this model.';

/** AI SDK 6 and 7, too, speak of AI SDK 5. */
function refused(version: string): string {
  return (
    `AI_UnsupportedModelVersionError: Unsupported model version ${version} for provider "ollama.chat" and model "m". ` +
    'AI SDK 5 only supports models that implement specification version "v2".'
  );
}

/** An app of one major of the AI SDK, and what comes of each entry of the provider in it. */
export interface Major {
  major: number;
  ai: string;
  zod: string;
  specificationVersion: string;
  /** What the SDK sends with every call although the app has not asked for it. */
  defaults?: { temperature: number };
  /** The entries whose models do not fit in the type checker, with the code of its error. */
  typeErrors: Record<string, string>;
  /** What a call comes to with a model of each entry. */
  calls: Record<string, unknown>;
}

export const MAJORS: Major[] = [
  {
    major: 4,
    ai: '4.3.19',
    zod: '3.25.76',
    specificationVersion: 'v1',
    defaults: { temperature: 0 },
    typeErrors: { root: 'TS2741', ai5: 'TS2741', ai6: 'TS2741', ai7: 'TS2741' },
    calls: {
      root: REFUSED_BY_4,
      ai4: HELLO,
      ai5: REFUSED_BY_4,
      ai6: REFUSED_BY_4,
      ai7: REFUSED_BY_4,
    },
  },
  {
    major: 5,
    ai: '5.0.277',
    zod: '4.6.7',
    specificationVersion: 'v2',
    typeErrors: { root: 'TS2322', ai4: 'TS2322', ai6: 'TS2322', ai7: 'TS2322' },
    calls: {
      root: refused('v4'),
      ai4: refused('v1'),
      ai5: HELLO,
      ai6: refused('v3'),
      ai7: refused('v4'),
    },
  },
  {
    major: 6,
    ai: '6.0.326',
    zod: '4.6.7',
    specificationVersion: 'v3',
    typeErrors: { root: 'TS2322', ai4: 'TS2322', ai7: 'TS2322' },
    calls: {
      root: refused('v4'),
      ai4: refused('v1'),
      ai5: HELLO_FROM_V2,
      ai6: HELLO,
      ai7: refused('v4'),
    },
  },
  {
    major: 7,
    ai: '7.0.173',
    zod: '4.6.7',
    specificationVersion: 'v4',
    typeErrors: { ai4: 'TS2322' },
    calls: { root: HELLO, ai4: refused('v1'), ai5: HELLO_FROM_V2, ai6: HELLO, ai7: HELLO },
  },
];
