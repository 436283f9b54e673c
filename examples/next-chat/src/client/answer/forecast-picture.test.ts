import { expect, test } from 'vitest';
import { placeForecast } from './forecast-picture.ts';

const DAY = { inDays: 0, condition: 'sunny', low: 10, high: 20, chanceOfRain: 0 } as const;

test('the warmest is at the top, the coldest at the bottom, and each day in the middle of its column', () => {
  const { days } = placeForecast([DAY, { ...DAY, inDays: 1, low: 15, high: 15 }]);
  expect(days.map(({ centre, top, bottom }) => [centre, top, bottom])).toEqual([
    [25, 20, 92],
    [75, 56, 64],
  ]);
});

test('days that are all alike have marks', () => {
  const [day] = placeForecast([{ ...DAY, low: 7, high: 7 }]).days;
  expect([day?.top, day?.bottom]).toEqual([20, 28]);
});
