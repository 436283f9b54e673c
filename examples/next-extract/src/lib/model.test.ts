import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { extract } from './extract.ts';
import type { ExtractEvent } from './extract-event.ts';
import { parseJson } from './json-value.ts';
import { extractionModel } from './model.ts';
import { PRESETS } from './presets.ts';
import { afterEvent, newRun } from './run.ts';
import { sampleAnswer } from './sample-answers.ts';

/** What the emulator in this process makes of a text. */
async function attempts(options: Parameters<typeof extractionModel>[0]) {
  const events: ExtractEvent[] = [];
  const extraction = {
    ...options,
    model: extractionModel(options),
    abortSignal: new AbortController().signal,
  };
  await extract(extraction, event => events.push(event));
  const run = newRun({ id: 1, name: '', schema: options.schema });
  return events.reduce(afterEvent, run).attempts.map(({ state, json, report }) => ({
    state,
    value: parseJson(json),
    remarks: report?.remarks,
  }));
}

describe('the emulator of the app', () => {
  beforeEach(() => {
    vi.stubEnv('OLLAMA_API_KEY', '');
    vi.stubEnv('OLLAMA_BASE_URL', '');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('knows what the samples say', async () => {
    // At once: it writes as slowly as a model does.
    const results = await Promise.all(
      PRESETS.map(({ sample, schema }) => attempts({ text: sample, schema, isCareless: false })),
    );
    const values = PRESETS.map(({ sample, schema }) => sampleAnswer(sample, schema));
    expect(values.every(value => value !== undefined)).toBe(true);
    expect(results).toEqual(values.map(value => [{ state: 'fits', value, remarks: [] }]));
  });

  test('is careless in turn with a type, a property and what stands around', async () => {
    const schema = {
      type: 'object',
      properties: { title: { type: 'string' }, pages: { type: 'integer' } },
      required: ['title', 'pages'],
    };
    const ask = () => attempts({ text: 'A short story.', schema, isCareless: true });
    const results = [await ask(), await ask(), await ask()];
    expect(results.map(result => result.map(({ state }) => state))).toEqual([
      ['misfit', 'fits'],
      ['misfit', 'fits'],
      ['fits'],
    ]);
    expect(results[2]?.[0]?.remarks).toHaveLength(1);
  });
});
