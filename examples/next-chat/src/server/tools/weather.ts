import { CONDITIONS, type Condition, type ForecastDay, type Weather } from '../../shared/tools.ts';

const DAYS = 5;

/** Weather from the letters of the city's name: the same city always has the same. */
export function weatherIn(city: string): Weather {
  const seed = [...city.toLowerCase()].reduce(
    (sum, letter) => sum + (letter.codePointAt(0) ?? 0),
    0,
  );
  const forecast = Array.from({ length: DAYS }, (_, inDays) => forecastFor(seed, inDays));
  const today = forecast[0];
  return {
    city,
    temperature: today === undefined ? 0 : Math.round((today.low + 2 * today.high) / 3),
    condition: today?.condition ?? 'sunny',
    forecast,
  };
}

/** The forecast in words, shorter than the numbers: `tomorrow rainy, 3 to 9°; in 2 days …`. */
export function forecastInWords(forecast: readonly ForecastDay[]): string {
  return forecast
    .filter(({ inDays }) => inDays > 0)
    .map(({ inDays, condition, low, high }) => {
      const day = inDays === 1 ? 'tomorrow' : `in ${inDays} days`;
      return `${day} ${condition}, ${low} to ${high}°`;
    })
    .join('; ');
}

function forecastFor(seed: number, inDays: number): ForecastDay {
  const high = (seed % 29) + ((seed * (inDays + 3)) % 7) - 2;
  const low = high - 4 - ((seed + inDays) % 5);
  const condition = conditionFor(seed + inDays * 2, low);
  return { inDays, condition, low, high, chanceOfRain: chanceOfRain(condition, seed + inDays) };
}

function conditionFor(seed: number, low: number): Condition {
  const condition = CONDITIONS[seed % CONDITIONS.length] ?? 'sunny';
  if (condition === 'snowy' && low > 1) return 'rainy';
  return condition === 'rainy' && low < -1 ? 'snowy' : condition;
}

function chanceOfRain(condition: Condition, seed: number): number {
  if (condition === 'rainy' || condition === 'snowy') return 60 + (seed % 4) * 10;
  return condition === 'sunny' ? 0 : (seed % 4) * 10;
}
