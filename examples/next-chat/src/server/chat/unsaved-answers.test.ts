import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepUnsaved, saveUnsaved } from './unsaved-answers.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('an answer that could not be saved is tried again until it can', async () => {
  const save = vi
    .fn<() => Promise<boolean>>()
    .mockRejectedValueOnce(new Error('read-only'))
    .mockResolvedValue(true);
  keepUnsaved('a', save);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(save).toHaveBeenCalledTimes(2);
  expect(await saveUnsaved('a')).toBe('unknown');
});

test('the reader can have it tried at once, and hears when it fails', async () => {
  const save = vi
    .fn<() => Promise<boolean>>()
    .mockRejectedValueOnce(new Error('read-only'))
    .mockResolvedValue(true);
  keepUnsaved('b', save);
  await expect(saveUnsaved('b')).rejects.toThrow('read-only');
  expect(await saveUnsaved('b')).toBe('saved');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(save).toHaveBeenCalledTimes(2);
});

test('it is given up after an hour', async () => {
  const save = vi.fn<() => Promise<boolean>>().mockRejectedValue(new Error('gone'));
  keepUnsaved('c', save);
  await vi.advanceTimersByTimeAsync(2 * 60 * 60 * 1000);
  expect(await saveUnsaved('c')).toBe('unknown');
});

test('an answer whose row is gone cannot be saved any more, and is not kept twice', async () => {
  const first = vi.fn<() => Promise<boolean>>().mockRejectedValue(new Error('read-only'));
  keepUnsaved('d', first);
  keepUnsaved('d', async () => false);
  expect(await saveUnsaved('d')).toBe('gone');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(first).not.toHaveBeenCalled();
});
