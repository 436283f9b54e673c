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
    .fn<() => Promise<void>>()
    .mockRejectedValueOnce(new Error('read-only'))
    .mockResolvedValue();
  keepUnsaved('a', save);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(save).toHaveBeenCalledTimes(2);
  expect(await saveUnsaved('a')).toBe(false);
});

test('the reader can have it tried at once, and hears when it fails', async () => {
  const save = vi
    .fn<() => Promise<void>>()
    .mockRejectedValueOnce(new Error('read-only'))
    .mockResolvedValue();
  keepUnsaved('b', save);
  await expect(saveUnsaved('b')).rejects.toThrow('read-only');
  expect(await saveUnsaved('b')).toBe(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(save).toHaveBeenCalledTimes(2);
});

test('it is given up after an hour', async () => {
  const save = vi.fn<() => Promise<void>>().mockRejectedValue(new Error('gone'));
  keepUnsaved('c', save);
  await vi.advanceTimersByTimeAsync(2 * 60 * 60 * 1000);
  expect(await saveUnsaved('c')).toBe(false);
});
