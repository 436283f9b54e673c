import type { ForecastDay } from '../../shared/tools.ts';

export interface PlacedDay {
  day: ForecastDay;
  /** Middle of its column, in percent of the width. */
  centre: number;
  /** Where the warmest and the coldest are, in pixels. */
  top: number;
  bottom: number;
}

const HEIGHT = 112;

/** Room above and below the bars for their numbers. */
const MARGIN = 20;

/** Where the bars of a forecast stand in its picture: one column for each day, warmer is higher. */
export function placeForecast(forecast: readonly ForecastDay[]): {
  height: number;
  days: PlacedDay[];
} {
  const warmest = Math.max(...forecast.map(({ high }) => high));
  const coldest = Math.min(...forecast.map(({ low }) => low));
  // At least one degree, so that days that are all alike are no division by 0.
  const range = Math.max(1, warmest - coldest);
  const heightOf = (degrees: number) =>
    MARGIN + ((warmest - degrees) / range) * (HEIGHT - 2 * MARGIN);
  const column = 100 / forecast.length;
  return {
    height: HEIGHT,
    days: forecast.map((day, index) => ({
      day,
      centre: column * (index + 0.5),
      top: heightOf(day.high),
      // A day without a range still has a mark.
      bottom: Math.max(heightOf(day.low), heightOf(day.high) + 8),
    })),
  };
}
