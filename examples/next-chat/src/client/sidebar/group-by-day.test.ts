import { expect, test } from 'vitest';
import { groupByDay } from './group-by-day.ts';

const NOW = new Date(2026, 10, 25, 9, 30);

const at = (month: number, day: number, hour: number) => ({
  updatedAt: new Date(2026, month, day, hour).toISOString(),
});

test('conversations are grouped by days of the calendar, not by hours that have passed', () => {
  const items = [
    at(10, 25, 1),
    at(10, 24, 23),
    at(10, 24, 0),
    at(10, 23, 23),
    at(10, 19, 12),
    at(9, 1, 0),
  ];
  expect(groupByDay(items, NOW).map(group => [group.name, group.items.length])).toEqual([
    ['Today', 1],
    ['Yesterday', 2],
    ['Last 7 days', 2],
    ['Older', 1],
  ]);
});

test('what a clock that runs ahead has put into the future is of today', () => {
  expect(groupByDay([at(10, 26, 5)], NOW).map(group => group.name)).toEqual(['Today']);
});

test('without conversations there are no groups', () => {
  expect(groupByDay([], NOW)).toEqual([]);
});
