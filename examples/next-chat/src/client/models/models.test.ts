import { expect, test } from 'vitest';
import type { ModelEntry, ModelGroup } from '../../shared/api.ts';
import type { Notice } from '../../shared/notice.ts';
import { absenceOf, type Models } from './models.ts';

const MODEL: ModelEntry = {
  ref: 'turbo:gpt-oss:120b',
  name: 'gpt-oss:120b',
  capabilities: [],
  thinking: 'none',
};

const DOWN: Notice = { title: 'ollama.com does not answer.', text: '', actions: ['retry'] };

function offering(turbo: Partial<ModelGroup>): Models {
  const groups: ModelGroup[] = [
    { id: 'turbo', label: 'Turbo', host: 'ollama.com', models: [], ...turbo },
    { id: 'local', label: 'Local', host: 'localhost:11434', models: [] },
  ];
  return { state: 'ready', catalogue: { isEmulator: false, groups, defaultRef: MODEL.ref } };
}

test.each([
  ['in the list', offering({ models: [MODEL] }), MODEL.ref, undefined],
  [
    'in the list of a host without a key',
    offering({ models: [MODEL], notice: DOWN }),
    MODEL.ref,
    undefined,
  ],
  ['of a host that is down', offering({ notice: DOWN }), MODEL.ref, 'ollama.com does not answer'],
  ['gone', offering({}), MODEL.ref, 'no longer offered'],
  [
    'gone from one host while the other is down',
    offering({ notice: DOWN }),
    'local:qwen3:8b',
    'no longer offered',
  ],
  ['of a list that is still being loaded', { state: 'loading' }, MODEL.ref, undefined],
] as const)('a chosen model that is %s', (_name, all, ref, absence) => {
  expect(absenceOf(all, ref)).toBe(absence);
});
