import { useMemo, useRef } from 'react';
import { type SearchComparison, type TimelineUnit, timelineUnits } from '#shared/model/search.ts';
import { comparisonRows } from '#shared/text/searchTables.ts';
import { useTranslator } from '../../../state/application.ts';
import { type ComparedLine, comparedLines } from '../../../state/search/comparison.ts';
import { withoutFilters } from '../../../state/search/facets.ts';
import { Icon } from '../../base/Icon.tsx';
import { Segmented } from '../../fields/Segmented.tsx';
import { ExportView } from '../export/ExportView.tsx';
import { groundOf, svgOf } from '../export/pictures.ts';
import { type SearchRoute, useNarrowing } from '../filters/useNarrowing.ts';
import { CompareWith } from './CompareWith.tsx';
import { ComparisonChart } from './ComparisonChart.tsx';
import { chartPercent } from './chartText.ts';
import { lookOf } from './seriesLooks.ts';
import { useBinName } from './useBinNames.ts';
import { useComparison } from './useComparison.ts';
import { useWidth } from './useWidth.ts';

interface ComparisonProps {
  readonly route: SearchRoute;
  readonly unit: TimelineUnit;
}

/** Several words in one timeline: lines, their totals, and the same as a table. */
export function Comparison({ route, unit }: ComparisonProps) {
  const { t } = useTranslator();
  const comparison = useComparison(route, unit);
  const [width, measured] = useWidth();
  const drawing = useRef<SVGSVGElement>(null);
  const { narrow, change } = useNarrowing(route);
  const share = route.ways?.numbers !== true;
  const lines = useMemo(() => (comparison ? comparedLines(comparison, share) : []), [comparison, share]);
  const compared = route.ways?.compared ?? [];
  const lift = (word: string) => change({ compared: compared.filter((other) => other !== word) });
  return (
    <section className="timeline" aria-label={t('compare.title')}>
      <header className="view-head">
        <h2 className="panel-title">{t('compare.title')}</h2>
        <CompareWith route={route} />
        <label>
          <input
            type="checkbox"
            checked={share}
            onChange={({ target }) => change({ numbers: !target.checked })}
          />
          {t('search.share')}
        </label>
        <Segmented
          label={t('search.unit')}
          value={unit}
          options={timelineUnits.map((value) => ({ value, label: t(`search.unit.${value}`) }))}
          onChange={(value) => change({ unit: value })}
        />
        <ExportView
          label={t('search.exportTimeline')}
          fileName={t('search.timelineFile', { query: [route.query, ...compared].join(', ') })}
          rows={() => (comparison ? comparisonRows(comparison) : [])}
          svg={() => drawing.current && svgOf(drawing.current, groundOf(drawing.current))}
        />
      </header>
      <Legend lines={lines} own={route.query} onLift={lift} />
      <div ref={measured}>
        {comparison && (
          <ComparisonChart
            comparison={comparison}
            lines={lines}
            share={share}
            width={width}
            drawing={drawing}
            onChoose={(range) => narrow({ ...withoutFilters(route.filters, ['from', 'to']), ...range })}
          >
            <details className="timeline-table">
              <summary>{t('search.asTable')}</summary>
              <ComparisonTable comparison={comparison} />
            </details>
          </ComparisonChart>
        )}
      </div>
    </section>
  );
}

interface LegendProps {
  readonly lines: readonly ComparedLine[];
  /** The search's own query, which stays. */
  readonly own: string;
  readonly onLift: (word: string) => void;
}

function Legend({ lines, own, onLift }: LegendProps) {
  const { t, number } = useTranslator();
  return (
    <ul className="comparison-legend" aria-label={t('compare.words')}>
      {lines.map(({ query, total }, at) => {
        const { colour, dashes, mark } = lookOf(at);
        return (
          <li key={query}>
            <svg width="30" height="12" aria-hidden="true" style={{ color: colour }}>
              <line className="comparison-line" x1="0" x2="30" y1="6" y2="6" strokeDasharray={dashes} />
              <path className="comparison-mark" d={mark} transform="translate(15,6)" />
            </svg>
            <span className="comparison-word">{query}</span>
            <span className="soft">{t('compare.total', { count: total, number: number(total) })}</span>
            {query !== own && (
              <button
                type="button"
                className="icon-button"
                aria-label={t('compare.lift', { word: query })}
                onClick={() => onLift(query)}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function ComparisonTable({ comparison: { bins, series } }: { readonly comparison: SearchComparison }) {
  const { t, number } = useTranslator();
  const binName = useBinName();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and is reached by the keyboard
    <section className="timeline-rows" tabIndex={0} aria-label={t('search.asTable')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('search.time')}</th>
            {series.map(({ query }) => (
              <th key={query} scope="col">
                {query}
              </th>
            ))}
            <th scope="col">{t('search.ofAll')}</th>
          </tr>
        </thead>
        <tbody>
          {bins.map(({ value, of }, at) => (
            <tr key={value}>
              <th scope="row">{binName(value)}</th>
              {series.map(({ query, counts }) => (
                <td key={query}>
                  {t('compare.cell', {
                    number: number(counts[at] ?? 0),
                    share: chartPercent((counts[at] ?? 0) / Math.max(1, of)),
                  })}
                </td>
              ))}
              <td>{number(of)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
