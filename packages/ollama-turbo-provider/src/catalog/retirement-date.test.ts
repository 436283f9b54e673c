import { describe, expect, it } from 'vitest';
import { HELLO, modelWith } from '../../testing/stub-host.js';
import { retirementDate } from './retirement-date.js';

describe('retirementDate', () => {
  it.each([
    ['kimi-k2.5', '2026-07-31'],
    ['kimi-k2.5:latest', '2026-07-31'],
    ['kimi-k2.5:cloud', '2026-07-31'],
    ['GLM-4.6', '2026-06-16'],
    [' qwen3-coder:480b-cloud ', '2026-07-15'],
    ['gpt-oss:120b', undefined],
    ['gemma3', undefined],
    ['constructor', undefined],
  ])('of %s is %s', (modelId, date) => {
    expect(retirementDate(modelId)).toBe(date);
  });
});

const OWN_LIST = 'models.list() of the provider, or https://ollama.com/api/tags,';

describe('a 404 for a model', () => {
  const messageFor = async (modelId: string, baseURL: string) => {
    const { model } = modelWith({
      answers: [{ status: 404, reads: ['{"error":"model not found"}'] }],
      modelId,
      settings: { baseURL, apiKey: 'k' },
    });
    const error = await model.doStream({ prompt: HELLO }).then(
      () => undefined,
      (thrown: unknown) => thrown as Error,
    );
    return error?.message;
  };

  it.each([
    ['kimi-k2.5', 'https://ollama.com', 'kimi-k2.5', OWN_LIST],
    ['kimi-k2.5:cloud', 'https://ollama.com', 'kimi-k2.5', OWN_LIST],
    // A daemon's list is of its own models.
    ['kimi-k2.5:cloud', 'http://localhost:11434', 'kimi-k2.5:cloud', 'https://ollama.com/api/tags'],
  ])('tells that %s was retired, on %s', async (modelId, baseURL, named, list) => {
    expect(await messageFor(modelId, baseURL)).toBe(
      `model not found. ollama.com took the model "${named}" out of service on 2026-07-31: ${list} lists the models that it has.`,
    );
  });

  it('tells nothing of a model of the same name on a daemon', async () => {
    expect(await messageFor('gemma3:4b', 'http://localhost:11434')).toBe(
      'model not found. localhost:11434 does not have the model "gemma3:4b": "ollama list" on that machine names the models that it has, "ollama pull" gets others.',
    );
  });
});
