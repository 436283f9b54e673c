import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { announce, currentAnnouncement, onAnnouncement } from './announcer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('messages are said one after the other, and the same one twice is a change all the same', () => {
  const heard: string[] = [];
  const stopListening = onAnnouncement(() => heard.push(currentAnnouncement()));
  for (const text of ['Stopped', 'Stopped', 'Stopped', 'Done']) announce(text);

  vi.advanceTimersByTime(999);
  expect(heard).toEqual(['Stopped']);
  vi.advanceTimersByTime(1);
  expect(heard).toEqual(['Stopped', 'Stopped\u00a0']);
  vi.advanceTimersByTime(5000);
  expect(heard).toEqual(['Stopped', 'Stopped\u00a0', 'Stopped', 'Done']);
  expect(currentAnnouncement()).toBe('Done');

  stopListening();
  announce('Not listened to');
  vi.runAllTimers();
  expect(heard).toHaveLength(4);
});
