import { useState } from 'react';
import { STOPPED_CALL, type Calculation, type SentNote, type Weather } from '../../shared/tools.ts';
import { FoldButton } from '../fold-button.tsx';
import type { ToolPart } from './tool-card.tsx';
import { WeatherCard } from './weather-card.tsx';

/** What came of a call: the weather as a picture, the rest in a fold. */
export function ToolResult({ part }: { part: ToolPart }) {
  if (part.state === 'output-error') {
    return part.errorText === STOPPED_CALL ? null : (
      <p className="border-t border-border px-4 py-2.5 wrap-anywhere text-danger">
        {part.errorText}
      </p>
    );
  }
  if (part.state !== 'output-available') return null;
  switch (part.type) {
    case 'tool-get_weather':
      return isWeather(part.output) ? (
        <WeatherCard weather={part.output} />
      ) : (
        <RawResult value={part.output} />
      );
    case 'tool-calculator':
      return <LineResult text={describeCalculation(part.output)} value={part.output} />;
    case 'tool-send_note':
      return <LineResult text={describeNote(part.output)} value={part.output} />;
    case 'tool-web_search':
    case 'dynamic-tool':
      return <RawResult value={part.output} />;
    default:
      return <RawResult value={(part as { output: unknown }).output} />;
  }
}

function LineResult({ text, value }: { text: string | undefined; value: unknown }) {
  if (text === undefined) return <RawResult value={value} />;
  return <p className="border-t border-border px-4 py-2.5 wrap-anywhere tabular-nums">{text}</p>;
}

/** A result as it is; 0, false and the empty text are results, too. */
function RawResult({ value }: { value: unknown }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="border-t border-border px-4 py-1.5">
      <FoldButton isOpen={isOpen} onToggle={() => setIsOpen(!isOpen)}>
        Result
      </FoldButton>
      {isOpen && (
        <pre
          tabIndex={0}
          role="region"
          aria-label="Result"
          className="overflow-x-auto py-1.5 text-[13px] leading-5"
        >
          {JSON.stringify(value, undefined, 2) ?? 'nothing'}
        </pre>
      )}
    </div>
  );
}

// Results may come from a conversation that an older version of this app has stored.

function isWeather(value: Partial<Weather> | undefined): value is Weather {
  return Array.isArray(value?.forecast) && value.forecast.length > 0;
}

function describeCalculation(value: Partial<Calculation> | undefined): string | undefined {
  if (value?.result === undefined) return undefined;
  return `${value.expression ?? ''} = ${value.result.toLocaleString('en', { maximumFractionDigits: 10 })}`;
}

function describeNote(value: Partial<SentNote> | undefined): string | undefined {
  return value?.to === undefined ? undefined : `Sent to ${value.to}.`;
}
