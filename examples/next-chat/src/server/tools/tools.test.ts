import type { InferUITools } from 'ai';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { ChatTools } from '../../shared/tools.ts';
import { calculate } from './calculate.ts';
import type { ServerTools } from './tools.ts';
import { forecastInWords, weatherIn } from './weather.ts';

test('the tools are those that the browser knows', () => {
  expectTypeOf<InferUITools<ServerTools>>().toExtend<ChatTools>();
});

describe('the weather', () => {
  test('of a city is the same each time', () => {
    expect(weatherIn('Oslo')).toEqual(weatherIn('Oslo'));
    expect(weatherIn('Oslo').forecast).not.toEqual(weatherIn('Lima').forecast);
  });

  test.each(['Oslo', 'Lima', 'São Paulo', '東京', ''])('of %s could be true', city => {
    const { temperature, condition, forecast } = weatherIn(city);
    expect(forecast.map(({ inDays }) => inDays)).toEqual([0, 1, 2, 3, 4]);
    expect(condition).toBe(forecast[0]?.condition);
    for (const day of forecast) {
      expect(day.low).toBeLessThan(day.high);
      expect(day.high).toBeLessThan(45);
      expect(day.condition === 'snowy' && day.low > 1).toBe(false);
      expect(day.chanceOfRain).toBeLessThanOrEqual(100);
    }
    expect(temperature).toBeGreaterThanOrEqual(forecast[0]?.low ?? NaN);
    expect(temperature).toBeLessThanOrEqual(forecast[0]?.high ?? NaN);
  });
});

test('the forecast is told to a model in words', () => {
  const day = { condition: 'sunny' as const, low: 3, high: 9, chanceOfRain: 0 };
  expect(forecastInWords([0, 1, 2].map(inDays => ({ ...day, inDays })))).toBe(
    'tomorrow sunny, 3 to 9°; in 2 days sunny, 3 to 9°',
  );
});

describe('the calculator', () => {
  test.each([
    ['17 * 23', 391],
    ['2 ^ 10 - (3 + 1)', 1020],
    ['2-2', 0],
  ])('knows that %s is %s', (expression, result) => {
    expect(calculate(expression)).toBe(result);
  });

  test.each([
    ['1/0', '1/0 has no finite result.'],
    [
      'process.exit()',
      'process.exit() is no arithmetic expression that the calculator understands.',
    ],
    ['2 +* 3', '2 +* 3 is no arithmetic expression that the calculator understands.'],
  ])('says of %s: %s', (expression, words) => {
    expect(() => calculate(expression)).toThrow(words);
  });
});
