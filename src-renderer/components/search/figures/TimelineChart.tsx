import { AxisBottom, AxisLeft } from '@visx/axis';
import { Brush } from '@visx/brush';
import { scaleLinear, scaleUtc } from '@visx/scale';
import { type MouseEvent, type ReactNode, type Ref, useRef, useState } from 'react';
import type { SearchFilters, TimelineUnit } from '#shared/model/search.ts';
import { useTranslator } from '../../../state/application.ts';
import { binsSelected, dateRangeOf, heightOf, type TimelineBin } from '../../../state/search/timeline.ts';
import { chartPercent } from './chartText.ts';
import { ticksOf, useTickName } from './timeAxis.ts';
import { useBinName } from './useBinNames.ts';

interface TimelineChartProps {
  readonly bins: readonly TimelineBin[];
  readonly unit: TimelineUnit;
  /** Bars tell the hits' share of all articles of the time. */
  readonly share: boolean;
  readonly filters: SearchFilters;
  /** In pixels. */
  readonly width: number;
  readonly drawing: Ref<SVGSVGElement>;
  /** What stands beside the line that tells of the bin pointed at. */
  readonly children: ReactNode;
  /** Null lifts the dates. */
  readonly onBrush: (range: Pick<SearchFilters, 'from' | 'to'> | null) => void;
}

const height = 132;
const margin = { top: 10, right: 12, bottom: 24, left: 44 };
/** The least and the most width of a bar, and the most of the gap to the next one, in pixels. */
const leastBar = 1.5;
const mostBar = 56;
const mostGap = 3;
/** A bin that the brush only touches with so many pixels is not meant. */
const reach = 4;
/** A shorter drag is a press. */
const shortestDrag = 4;

/** Hits in time, a bar a bin; drawn with visx. A drag across it narrows to a time, a press to one bin. */
export function TimelineChart({
  bins,
  unit,
  share,
  filters,
  width,
  drawing,
  children,
  onBrush,
}: TimelineChartProps) {
  const { t, number } = useTranslator();
  const binName = useBinName();
  const nameOf = useTickName();
  const [pointed, setPointed] = useState<TimelineBin | null>(null);
  const pressedAt = useRef(0);
  /** A brush over nothing is taken back by beginning a new one. */
  const [turn, setTurn] = useState(0);
  const [first, last] = [bins[0], bins.at(-1)];
  if (!first || !last || width === 0) return null;
  const inner = {
    width: Math.max(1, width - margin.left - margin.right),
    height: height - margin.top - margin.bottom,
  };
  const most = Math.max(...bins.map((bin) => heightOf(bin, share)));
  const x = scaleUtc({ domain: [first.start, last.end], range: [0, inner.width] });
  const y = scaleLinear({ domain: [0, most || 1], range: [inner.height, 0], nice: true });
  const chosen = binsSelected(filters, bins);
  const isChosen = (bin: TimelineBin) => !chosen || (bin.start < chosen.end && bin.end > chosen.start);
  const barsOf = (some: readonly TimelineBin[]) =>
    some
      .filter((bin) => bin.count > 0)
      .map((bin) =>
        barPath(x(bin.start), x(bin.end), Math.min(y(heightOf(bin, share)), inner.height - 2), inner.height),
      )
      .join('');
  const binAt = ({ clientX, currentTarget }: MouseEvent<Element>) => {
    const time = x.invert(clientX - currentTarget.getBoundingClientRect().left - margin.left).getTime();
    return bins.find((bin) => bin.start <= time && time < bin.end) ?? null;
  };
  const press = (event: MouseEvent<Element>) => {
    if (Math.abs(event.clientX - pressedAt.current) >= shortestDrag) return;
    const bin = binAt(event);
    const range = bin && dateRangeOf(bins, bin.start, bin.end);
    const isSame = range !== null && range.from === filters.from && range.to === filters.to;
    onBrush(isSame ? null : range);
  };
  const half = (first.end - first.start) / 2;
  const ticks = ticksOf(x, inner.width, last.end, unit);
  return (
    <div className="timeline-chart" onPointerLeave={() => setPointed(null)}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the table and the date fields do the same for the keyboard */}
      <svg
        ref={drawing}
        role="img"
        aria-label={t('search.timelineOf', { from: binName(first.value), to: binName(last.value) })}
        width={width}
        height={height}
        onPointerDown={(event) => {
          pressedAt.current = event.clientX;
        }}
        onClick={press}
        onPointerMove={(event) => setPointed(binAt(event))}
      >
        <g transform={`translate(${margin.left},${margin.top})`}>
          <path className="timeline-bars" d={barsOf(bins.filter((bin) => !isChosen(bin)))} />
          <path className="timeline-bars chosen" d={barsOf(bins.filter(isChosen))} />
          <AxisLeft
            scale={y}
            numTicks={3}
            hideAxisLine
            hideTicks
            tickFormat={(value) =>
              share ? t('search.percent', { value: chartPercent(Number(value)) }) : number(Number(value))
            }
            tickLabelProps={{ className: 'axis-label', dx: -2, dy: 4, textAnchor: 'end' }}
          />
          <AxisBottom
            top={inner.height}
            scale={x}
            axisClassName="timeline-axis"
            tickValues={ticks.map((time) => new Date(time + half))}
            tickLength={4}
            tickFormat={(value) => nameOf(Number(value) - half)}
            tickLabelProps={{ className: 'axis-label', dy: 2, textAnchor: 'middle' }}
          />
          <g data-tool="brush" className="timeline-brush">
            <Brush
              key={`${turn}|${chosen?.start}|${chosen?.end}|${first.value}|${last.value}`}
              xScale={x}
              yScale={y}
              width={inner.width}
              height={inner.height}
              margin={margin}
              handleSize={8}
              resizeTriggerAreas={['left', 'right']}
              brushDirection="horizontal"
              initialBrushPosition={
                chosen ? { start: { x: x(chosen.start) }, end: { x: x(chosen.end) } } : { start: {}, end: {} }
              }
              selectedBoxStyle={{ className: 'timeline-selection' }}
              useWindowMoveEvents
              onBrushEnd={(bounds) => {
                if (!bounds) return;
                const [from, to] = [x(Number(bounds.x0)) + reach, x(Number(bounds.x1)) - reach];
                if (to - from < shortestDrag) return;
                // The brush tells it in the middle of a rendering.
                queueMicrotask(() => {
                  const range = dateRangeOf(bins, x.invert(from).getTime(), x.invert(to).getTime());
                  if (range) onBrush(range);
                  else setTurn(turn + 1);
                });
              }}
            />
          </g>
        </g>
      </svg>
      <div className="timeline-foot">
        <p className="timeline-pointed" aria-hidden="true">
          {pointed
            ? t('search.binOf', {
                time: binName(pointed.value),
                hits: number(pointed.count),
                all: number(pointed.of),
              })
            : t('search.brushHint')}
        </p>
        {children}
      </div>
    </div>
  );
}

function barPath(from: number, to: number, top: number, bottom: number): string {
  const gap = Math.min(mostGap, (to - from) / 4);
  const width = Math.min(mostBar, Math.max(leastBar, to - from - gap));
  return `M${(from + to - width) / 2},${bottom}V${top}h${width}V${bottom}z`;
}
