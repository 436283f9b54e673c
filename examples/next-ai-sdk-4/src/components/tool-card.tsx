import type { ToolInvocation } from 'ai';
import { Cloud, CloudFog, CloudRain, Sun, Wind, Wrench, type LucideIcon } from 'lucide-react';
import { z } from 'zod';
import type { Weather } from '../lib/weather.ts';

const weatherSchema = z.object({
  city: z.string(),
  temperature: z.number(),
  condition: z.enum(['sunny', 'cloudy', 'rainy', 'windy', 'foggy']),
});

const ICONS: Record<Weather['condition'], LucideIcon> = {
  sunny: Sun,
  cloudy: Cloud,
  rainy: CloudRain,
  windy: Wind,
  foggy: CloudFog,
};

/** A call of a tool and its result. */
export function ToolCard(props: { invocation: ToolInvocation; isStreaming: boolean }) {
  const { invocation, isStreaming } = props;
  const state = stateOf(props);
  return (
    <div
      role="group"
      aria-label={`${invocation.toolName}, ${state}`}
      className="w-fit max-w-full min-w-60 rounded-xl border border-border bg-card text-sm"
    >
      <p className="flex items-center gap-2 border-b border-border px-4 py-2 text-muted-foreground">
        <Wrench aria-hidden size={16} className="shrink-0" />
        <code className="min-w-0 text-[13px] wrap-anywhere">{describeCall(invocation)}</code>
        <span className="ms-auto ps-3 text-xs whitespace-nowrap">{state}</span>
      </p>
      {invocation.state === 'result' && <Result value={invocation.result} />}
      {invocation.state !== 'result' && (
        <p className="px-4 py-3 text-muted-foreground">
          {isStreaming ? 'Waiting for the result …' : 'The answer ended before the result.'}
        </p>
      )}
    </div>
  );
}

function stateOf(props: { invocation: ToolInvocation; isStreaming: boolean }): string {
  if (props.invocation.state === 'result') return 'done';
  return props.isStreaming ? 'running' : 'not finished';
}

/** `get_weather(city: "Oslo")`. */
function describeCall({ toolName, args }: ToolInvocation): string {
  const inputs = Object.entries((args ?? {}) as Record<string, unknown>).map(
    ([name, value]) => `${name}: ${JSON.stringify(value)}`,
  );
  return `${toolName}(${inputs.join(', ')})`;
}

function Result({ value }: { value: unknown }) {
  const weather = weatherSchema.safeParse(value);
  if (weather.success) return <WeatherResult weather={weather.data} />;
  return (
    <pre tabIndex={0} aria-label="Result" className="overflow-x-auto px-4 py-3 text-[13px]">
      {JSON.stringify(value, undefined, 2)}
    </pre>
  );
}

function WeatherResult({ weather }: { weather: Weather }) {
  const Icon = ICONS[weather.condition];
  return (
    <p className="flex items-center gap-4 px-4 py-3">
      <Icon aria-hidden size={36} strokeWidth={1.5} className="shrink-0 text-primary" />
      <span className="min-w-0">
        <span className="block text-lg leading-6 font-semibold wrap-anywhere">{weather.city}</span>
        <span className="block text-muted-foreground">{weather.condition}, made up</span>
      </span>
      <span className="ms-auto ps-4 text-2xl tabular-nums">{weather.temperature} °C</span>
    </p>
  );
}
