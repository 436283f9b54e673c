import { Cloud, CloudFog, CloudRain, CloudSnow, Sun, Wind, type LucideIcon } from 'lucide-react';
import { placeForecast } from '../../client/answer/forecast-picture.ts';
import type { Condition, ForecastDay, Weather } from '../../shared/tools.ts';

const ICONS: Readonly<Record<Condition, LucideIcon>> = {
  sunny: Sun,
  cloudy: Cloud,
  rainy: CloudRain,
  windy: Wind,
  foggy: CloudFog,
  snowy: CloudSnow,
};

/** Pixels that a bar is wide. */
const BAR = 8;

/** The weather now, and a picture of the days to come. */
export function WeatherCard({ weather }: { weather: Weather }) {
  const { city, temperature, condition, forecast } = weather;
  const Icon = ICONS[condition] ?? Cloud;
  return (
    <div className="border-t border-border px-4 py-3">
      <p className="flex items-center gap-3">
        <Icon aria-hidden size={32} strokeWidth={1.5} className="shrink-0 text-primary" />
        <span className="min-w-0 flex-1">
          <span className="block leading-5 font-semibold wrap-anywhere">{city}</span>
          <span className="block text-muted-foreground">{condition}, made up</span>
        </span>
        <span className="text-2xl tabular-nums">{temperature} °C</span>
      </p>
      <ForecastPicture forecast={forecast} />
    </div>
  );
}

/** A bar from the coldest to the warmest of each day, and what the sky does below it. */
function ForecastPicture({ forecast }: { forecast: readonly ForecastDay[] }) {
  const { height, days } = placeForecast(forecast);
  return (
    <div className="pt-3">
      <svg
        role="img"
        aria-label={`Forecast: ${forecast.map(describeDay).join('; ')}`}
        height={height}
        // Without a view box, which would scale the numbers with the card.
        className="block w-full"
      >
        {days.map(({ day, centre, top, bottom }) => (
          <g key={day.inDays} textAnchor="middle" className="fill-foreground text-xs tabular-nums">
            <text x={`${centre}%`} y={top - 6}>
              {day.high}°
            </text>
            <line
              x1={`${centre}%`}
              x2={`${centre}%`}
              // Its ends are round, and half as long as it is wide.
              y1={top + BAR / 2}
              y2={bottom - BAR / 2}
              strokeWidth={BAR}
              strokeLinecap="round"
              className="stroke-primary"
            />
            <text x={`${centre}%`} y={bottom + 15} className="fill-muted-foreground">
              {day.low}°
            </text>
          </g>
        ))}
      </svg>
      <ol
        aria-hidden
        className="grid auto-cols-fr grid-flow-col text-center text-xs text-muted-foreground"
      >
        {days.map(({ day }) => (
          <Day key={day.inDays} day={day} />
        ))}
      </ol>
    </div>
  );
}

function Day({ day }: { day: ForecastDay }) {
  const Icon = ICONS[day.condition] ?? Cloud;
  return (
    <li className="flex flex-col items-center gap-0.5">
      <Icon aria-hidden size={18} strokeWidth={1.5} className="text-foreground" />
      <span className="tabular-nums">{day.chanceOfRain}%</span>
      <span>{nameOfDay(day.inDays)}</span>
    </li>
  );
}

function describeDay({ inDays, condition, low, high, chanceOfRain }: ForecastDay): string {
  return `${nameOfDay(inDays)} ${condition}, ${low} to ${high} °C, ${chanceOfRain}% chance of rain`;
}

function nameOfDay(inDays: number): string {
  return inDays === 0 ? 'Today' : `+${inDays} d`;
}
