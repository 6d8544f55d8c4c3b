import { scaleBand, scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import { memo, useRef, useState } from 'react';
import type { FacetCount } from '#shared/model/search.ts';
import { countRows } from '#shared/text/searchTables.ts';
import { useApplication, useTranslator } from '../../../state/application.ts';
import { useLaterPart } from '../../../state/hooks.ts';
import type { SearchState } from '../../../state/search/search.ts';
import { ExportView } from '../export/ExportView.tsx';
import { groundOf, svgOf } from '../export/pictures.ts';
import { useFilterNames } from '../filters/useFilterNames.ts';
import type { SearchRoute } from '../filters/useNarrowing.ts';
import { labelWidth, shortenedLabel } from './chartText.ts';
import { useWidth } from './useWidth.ts';

const countsIn = ({ counts }: SearchState) => counts;

/** Hits per paper and per section, side by side. */
export const Breakdown = memo(function Breakdown({ route }: { readonly route: SearchRoute }) {
  const { search } = useApplication();
  const { t } = useTranslator();
  const names = useFilterNames();
  const { publications, sections } = useLaterPart(search.store, countsIn);
  const [isOpen, setOpen] = useState(false);
  if (publications.length === 0 && sections.length === 0) return null;
  return (
    <details className="breakdown" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('search.breakdown')}</summary>
      {isOpen && (
        <div className="breakdown-charts">
          <BarChart
            title={t('search.byPaper')}
            query={route.query}
            counts={publications.map(({ value, count }) => ({ value: names.publication(value), count }))}
          />
          <BarChart title={t('search.bySection')} query={route.query} counts={sections} />
        </div>
      )}
    </details>
  );
});

interface BarChartProps {
  readonly title: string;
  readonly query: string;
  readonly counts: readonly FacetCount[];
}

/** The longest bars; the table of the export has all. */
const mostBars = 6;
const rowHeight = 24;
/** The most of the width that names have. */
const nameShare = 0.42;
const countWidth = 52;

function BarChart({ title, query, counts }: BarChartProps) {
  const { t, number } = useTranslator();
  const drawing = useRef<SVGSVGElement>(null);
  const [width, measured] = useWidth();
  if (counts.length === 0) return null;
  const shown = counts.slice(0, mostBars);
  const names = Math.min(width * nameShare, Math.max(...shown.map(({ value }) => labelWidth(value))) + 8);
  const x = scaleLinear({
    domain: [0, Math.max(...shown.map(({ count }) => count))],
    range: [0, Math.max(0, width - names - countWidth)],
  });
  const y = scaleBand({
    domain: shown.map((_count, index) => index),
    range: [0, shown.length * rowHeight],
    padding: 0.3,
  });
  return (
    <section className="bar-chart" aria-label={title}>
      <header className="view-head">
        <h2 className="panel-title">{title}</h2>
        <ExportView
          label={t('search.exportView', { view: title })}
          fileName={`${query} – ${title}`}
          rows={() => countRows(title, counts)}
          svg={() => drawing.current && svgOf(drawing.current, groundOf(drawing.current))}
        />
      </header>
      <div ref={measured}>
        <svg
          ref={drawing}
          role="img"
          aria-label={shown.map(({ value, count }) => `${value}: ${number(count)}`).join('; ')}
          width={width}
          height={shown.length * rowHeight}
        >
          {shown.map(({ value, count }, index) => {
            const top = y(index) ?? 0;
            const middle = top + y.bandwidth() / 2;
            return (
              <g key={value}>
                <text className="bar-name" x={names - 8} y={middle} dy="0.35em" textAnchor="end">
                  {shortenedLabel(value, names - 8)}
                  <title>{value}</title>
                </text>
                <Bar
                  className="bar"
                  x={names}
                  y={top}
                  width={Math.max(1, x(count))}
                  height={y.bandwidth()}
                  rx={2}
                />
                <text className="bar-count" x={names + x(count) + 6} y={middle} dy="0.35em">
                  {number(count)}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
    </section>
  );
}
