import { MOST_PANELS, type Bar, type Chart, type Panel } from '../lib/chart.ts';

const COLOURS = ['fill-primary', 'fill-link', 'fill-warn', 'fill-muted-foreground'] as const;

/** Bars for each column of numbers; names and numbers are text beside them, so that nothing depends on seeing the bars. */
export function Charts({ charts, isGrowing }: { charts: readonly Chart[]; isGrowing: boolean }) {
  if (charts.length === 0) {
    return (
      <p className="rounded-lg border border-dashed border-border px-4 py-8 text-center text-sm text-muted-foreground">
        {isGrowing ? 'No row with numbers is finished yet.' : 'There are no numbers to draw.'}
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-8">
      {charts.map(chart => (
        <ChartView key={chart.title} chart={chart} />
      ))}
    </div>
  );
}

function ChartView({ chart }: { chart: Chart }) {
  const { title, panels, hiddenColumns, hiddenRows } = chart;
  return (
    <div role="group" aria-label={`Chart: ${title}`} className="@container flex flex-col gap-3">
      <p className="text-sm font-semibold">{title}</p>
      <div className={`grid gap-x-8 gap-y-6 ${panels.length > 1 ? '@lg:grid-cols-2' : ''}`}>
        {panels.map((panel, index) => (
          <PanelView
            key={index}
            panel={panel}
            colour={COLOURS[index % MOST_PANELS] ?? COLOURS[0]}
          />
        ))}
      </div>
      {hiddenRows > 0 && <Hint>The table has {hiddenRows} more rows.</Hint>}
      {hiddenColumns > 0 && <Hint>The table has {hiddenColumns} more columns of numbers.</Hint>}
    </div>
  );
}

function PanelView({ panel, colour }: { panel: Panel; colour: string }) {
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 text-sm text-muted-foreground">{panel.title}</figcaption>
      <ul className="grid grid-cols-[minmax(4rem,1fr)_minmax(0,2fr)_auto] items-center gap-x-3 gap-y-1.5 text-sm">
        {panel.bars.map((bar, index) => (
          <BarView key={index} bar={bar} colour={colour} />
        ))}
      </ul>
    </figure>
  );
}

function BarView({ bar, colour }: { bar: Bar; colour: string }) {
  return (
    <li className="col-span-3 grid grid-cols-subgrid items-center">
      <span className="min-w-0 truncate" title={bar.label}>
        {bar.label}
      </span>
      <svg aria-hidden width="100%" height="16" className={colour}>
        <rect x={`${bar.start}%`} width={`${bar.width}%`} height="16" rx="3" />
      </svg>
      <span className="text-end tabular-nums">{bar.value}</span>
    </li>
  );
}

function Hint({ children }: { children: React.ReactNode }) {
  return <p className="text-xs text-muted-foreground">{children}</p>;
}
