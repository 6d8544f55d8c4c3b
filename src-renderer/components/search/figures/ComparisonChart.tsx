import { AxisBottom, AxisLeft } from '@visx/axis';
import { scaleLinear, scaleUtc } from '@visx/scale';
import { type MouseEvent, type ReactNode, type Ref, useState } from 'react';
import type { SearchComparison, SearchFilters } from '#shared/model/search.ts';
import { useTranslator } from '../../../state/application.ts';
import {
  allBins,
  type ComparedLine,
  type ComparedPoint,
  spread,
  stretchesOf,
} from '../../../state/search/comparison.ts';
import { dateRangeOf, type TimelineBin } from '../../../state/search/timeline.ts';
import { chartPercent, labelWidth, shortenedLabel } from './chartText.ts';
import { lookOf } from './seriesLooks.ts';
import { ticksOf, useTickName } from './timeAxis.ts';
import { useBinName } from './useBinNames.ts';

interface ComparisonChartProps {
  readonly comparison: SearchComparison;
  readonly lines: readonly ComparedLine[];
  /** The lines tell shares. */
  readonly share: boolean;
  /** In pixels. */
  readonly width: number;
  readonly drawing: Ref<SVGSVGElement>;
  /** What stands beside the line that tells of the time pointed at. */
  readonly children: ReactNode;
  readonly onChoose: (range: Pick<SearchFilters, 'from' | 'to'>) => void;
}

const height = 188;
const margin = { top: 10, bottom: 24, left: 44 };
/** Words stand at the ends of their lines; of the width they have so much at most. */
const wordShare = 0.24;
const wordGap = 8;
const wordHeight = 15;
/** With less room for each point, in pixels, marks would hide the lines: then each line has a few. */
const roomForMark = 14;

/** Words in time, a line each, named at its end; drawn with visx. A press narrows to the time pointed at. */
export function ComparisonChart(props: ComparisonChartProps) {
  const { comparison, lines, share, width, drawing, children, onChoose } = props;
  const { t, number } = useTranslator();
  const binName = useBinName();
  const nameOf = useTickName();
  const [pointed, setPointed] = useState<TimelineBin | null>(null);
  const bins = allBins(comparison);
  const [first, last] = [bins[0], bins.at(-1)];
  if (width === 0) return null;
  if (!first || !last) return <p className="soft">{t('compare.nothing')}</p>;
  const words = Math.min(
    width * wordShare,
    Math.max(...lines.map(({ query }) => labelWidth(query))) + wordGap,
  );
  const inner = {
    width: Math.max(1, width - margin.left - words - wordGap),
    height: height - margin.top - margin.bottom,
  };
  const most = Math.max(...lines.flatMap(({ points }) => points.map(({ value }) => value)));
  const x = scaleUtc({ domain: [first.start, last.end], range: [0, inner.width] });
  const y = scaleLinear({ domain: [0, most || 1], range: [inner.height, 0], nice: true });
  const middle = (first.end - first.start) / 2;
  const placeOf = ({ bin, value }: ComparedPoint) => [x(bin.start + middle), y(value)] as const;
  const pathOf = (points: readonly ComparedPoint[]) =>
    stretchesOf(points)
      .map((stretch) => `M${stretch.map((point) => placeOf(point).join(',')).join('L')}`)
      .join('');
  const each = Math.max(1, Math.ceil((bins.length * roomForMark) / inner.width));
  const ends = spread(
    lines.map(({ points }) => y(points.at(-1)?.value ?? 0)),
    wordHeight,
    inner.height,
  );
  const told = (value: number) =>
    share ? t('search.percent', { value: chartPercent(value) }) : number(value);
  const binAt = ({ clientX, currentTarget }: MouseEvent<Element>) => {
    const time = x.invert(clientX - currentTarget.getBoundingClientRect().left - margin.left).getTime();
    return bins.find((bin) => bin.start <= time && time < bin.end) ?? null;
  };
  const press = (event: MouseEvent<Element>) => {
    const bin = binAt(event);
    const range = bin && dateRangeOf(bins, bin.start, bin.end);
    if (range) onChoose(range);
  };
  return (
    <div className="timeline-chart" onPointerLeave={() => setPointed(null)}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the table and the date fields do the same for the keyboard */}
      <svg
        ref={drawing}
        role="img"
        aria-label={t('compare.of', {
          words: lines.map(({ query }) => query).join(', '),
          from: binName(first.value),
          to: binName(last.value),
        })}
        width={width}
        height={height}
        onClick={press}
        onPointerMove={(event) => setPointed(binAt(event))}
      >
        <g transform={`translate(${margin.left},${margin.top})`}>
          {pointed && (
            <line
              className="timeline-axis comparison-pointer"
              data-tool
              x1={x(pointed.start + middle)}
              x2={x(pointed.start + middle)}
              y2={inner.height}
            />
          )}
          {lines.map(({ query, points }, at) => {
            const { colour, dashes, mark } = lookOf(at);
            return (
              <g key={query} style={{ color: colour }}>
                <path className="comparison-line" d={pathOf(points)} strokeDasharray={dashes} />
                {points
                  .filter((_point, index) => (index + at) % each === 0)
                  .map((point) => (
                    <path
                      key={point.bin.value}
                      className="comparison-mark"
                      d={mark}
                      transform={`translate(${placeOf(point).join(',')})`}
                    />
                  ))}
                <text className="comparison-end" x={inner.width + wordGap} y={ends[at]} dy="0.35em">
                  {shortenedLabel(query, words - wordGap)}
                </text>
              </g>
            );
          })}
          <AxisLeft
            scale={y}
            numTicks={4}
            hideAxisLine
            hideTicks
            tickFormat={(value) => told(Number(value))}
            tickLabelProps={{ className: 'axis-label', dx: -2, dy: 4, textAnchor: 'end' }}
          />
          <AxisBottom
            top={inner.height}
            scale={x}
            axisClassName="timeline-axis"
            tickValues={ticksOf(x, inner.width, last.end, comparison.unit).map(
              (time) => new Date(time + middle),
            )}
            tickFormat={(value) => nameOf(Number(value) - middle)}
            hideTicks
            tickLabelProps={{ className: 'axis-label', dy: 2, textAnchor: 'middle' }}
          />
        </g>
      </svg>
      <div className="timeline-foot">
        <p className="timeline-pointed" aria-live="off">
          {pointed
            ? t('compare.pointed', {
                time: binName(pointed.value),
                words: lines
                  .map(({ query, points }) => {
                    const point = points.find(({ bin }) => bin.value === pointed.value);
                    return t('compare.wordAt', { word: query, value: told(point?.value ?? 0) });
                  })
                  .join(t('compare.separator')),
              })
            : t('compare.pressHint')}
        </p>
        {children}
      </div>
    </div>
  );
}
