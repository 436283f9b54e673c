import type { JSONSchema7 } from '@ai-sdk/provider';
import { createEmulator } from 'ollama-turbo-emulator';
import { describe, expect, it } from 'vitest';
import { createOllama, type OllamaProviderSettings } from '../provider.js';
import { createSchemaCheck } from './schema-check.js';

const CALLS = 1000;

const SCHEMA: JSONSchema7 = {
  type: 'object',
  properties: {
    city: { type: 'string' },
    country: { type: 'string' },
    population: { type: 'integer', minimum: 0 },
    languages: { type: 'array', items: { type: 'string' }, minItems: 1 },
    climate: { enum: ['arid', 'temperate', 'tropical'] },
  },
  required: ['city', 'country', 'population', 'languages', 'climate'],
  additionalProperties: false,
};

const { check } = createSchemaCheck(SCHEMA);

/** How many of the calls to a model of Ollama Turbo that is careless in three of ten answers give an object that fits. */
async function countValid(settings: OllamaProviderSettings): Promise<number> {
  const emulator = createEmulator({ mode: 'cloud', careless: { rate: 0.3, seed: 5 } });
  const ollama = createOllama({ apiKey: 'any', fetch: emulator.fetch, ...settings });
  const model = ollama('gpt-oss:120b');
  let valid = 0;
  for (let call = 0; call < CALLS; call += 1) {
    const text = await model
      .doGenerate({
        prompt: [{ role: 'user', content: [{ type: 'text', text: 'Tell me about Oslo.' }] }],
        responseFormat: { type: 'json', schema: SCHEMA },
      })
      .then(({ content }) => content.map(part => (part.type === 'text' ? part.text : '')).join(''))
      // Answers that the provider refuses are no objects; anything else that went wrong shows in the count.
      .catch(() => '');
    if (isValid(text)) valid += 1;
  }
  return valid;
}

function isValid(text: string): boolean {
  try {
    return check(JSON.parse(text)).length === 0;
  } catch {
    return false;
  }
}

describe(`the share of valid objects over ${CALLS} calls to a careless model of Ollama Turbo`, () => {
  it('is higher when the model is told the schema, and higher still when it is asked again', async () => {
    const shares = {
      native: await countValid({ structuredOutput: 'native' }),
      'native, never asked again': await countValid({
        structuredOutput: 'native',
        structuredOutputRetries: 0,
      }),
      auto: await countValid({}),
      'auto, never asked again': await countValid({ structuredOutputRetries: 0 }),
    };
    console.info(
      `Valid objects of ${CALLS}:\n${Object.entries(shares)
        .map(([settings, count]) => `  ${settings}: ${((100 * count) / CALLS).toFixed(1)} %`)
        .join('\n')}`,
    );
    expect(shares['native, never asked again']).toBeLessThan(0.05 * CALLS);
    expect(shares.auto).toBeGreaterThan(0.95 * CALLS);
    expect(shares.auto).toBeGreaterThan(shares.native);
    expect(shares.auto).toBeGreaterThan(shares['auto, never asked again']);
  });
});
