import { memo, useMemo, useRef } from 'react';
import { type TimelineUnit, timelineUnits } from '#shared/model/search.ts';
import { timelineRows } from '#shared/text/searchTables.ts';
import { useApplication, useTranslator } from '../../../state/application.ts';
import { useLaterPart } from '../../../state/hooks.ts';
import { withoutFilters } from '../../../state/search/facets.ts';
import type { SearchState } from '../../../state/search/search.ts';
import { binsOf, dateRangeOf, type TimelineBin } from '../../../state/search/timeline.ts';
import { Segmented } from '../../fields/Segmented.tsx';
import { ExportView } from '../export/ExportView.tsx';
import { groundOf, svgOf } from '../export/pictures.ts';
import { type SearchRoute, useNarrowing } from '../filters/useNarrowing.ts';
import { CompareWith } from './CompareWith.tsx';
import { Comparison } from './Comparison.tsx';
import { TimelineChart } from './TimelineChart.tsx';
import { useBinName } from './useBinNames.ts';
import { useWidth } from './useWidth.ts';

interface TimelineProps {
  readonly route: SearchRoute;
  readonly unit: TimelineUnit;
}

const countsIn = ({ counts }: SearchState) => counts.timeline;
const unitIn = (state: SearchState) => state.unit;

/** The search in time: its hits, or further words beside it. */
export const Timeline = memo(function Timeline({ route, unit }: TimelineProps) {
  const isCompared = (route.ways?.compared ?? []).length > 0 && route.query.trim() !== '';
  return isCompared ? <Comparison route={route} unit={unit} /> : <HitsInTime route={route} unit={unit} />;
});

/** The hits in time: a chart to brush, and the same as a table. */
function HitsInTime({ route, unit }: TimelineProps) {
  const { search } = useApplication();
  const { t } = useTranslator();
  const counts = useLaterPart(search.store, countsIn);
  const shownUnit = useLaterPart(search.store, unitIn);
  const bins = useMemo(() => binsOf(counts), [counts]);
  const [width, measured] = useWidth();
  const drawing = useRef<SVGSVGElement>(null);
  const { narrow, change } = useNarrowing(route);
  if (bins.length === 0) return null;
  const share = route.ways?.share === true;
  const narrowTo = (range: { readonly from?: string | undefined; readonly to?: string | undefined } | null) =>
    narrow({ ...withoutFilters(route.filters, ['from', 'to']), ...range });
  return (
    <section className="timeline" aria-label={t('search.timeline')}>
      <header className="view-head">
        <h2 className="panel-title">{t('search.timeline')}</h2>
        <CompareWith route={route} />
        <label>
          <input
            type="checkbox"
            checked={share}
            onChange={({ target }) => change({ share: target.checked })}
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
          fileName={t('search.timelineFile', { query: route.query })}
          rows={() => timelineRows(counts)}
          svg={() => drawing.current && svgOf(drawing.current, groundOf(drawing.current))}
        />
      </header>
      <div ref={measured}>
        <TimelineChart
          bins={bins}
          unit={shownUnit}
          share={share}
          filters={route.filters}
          width={width}
          drawing={drawing}
          onBrush={narrowTo}
        >
          <details className="timeline-table">
            <summary>{t('search.asTable')}</summary>
            <TimelineTable bins={bins} onChoose={(bin) => narrowTo(dateRangeOf(bins, bin.start, bin.end))} />
          </details>
        </TimelineChart>
      </div>
    </section>
  );
}

interface TimelineTableProps {
  readonly bins: readonly TimelineBin[];
  readonly onChoose: (bin: TimelineBin) => void;
}

function TimelineTable({ bins, onChoose }: TimelineTableProps) {
  const { t, number } = useTranslator();
  const binName = useBinName();
  return (
    <div className="timeline-rows">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('search.time')}</th>
            <th scope="col">{t('search.hits')}</th>
            <th scope="col">{t('search.ofAll')}</th>
          </tr>
        </thead>
        <tbody>
          {bins
            .filter((bin) => bin.count > 0)
            .map((bin) => (
              <tr key={bin.value}>
                <th scope="row">
                  <button type="button" className="plain-button" onClick={() => onChoose(bin)}>
                    {binName(bin.value)}
                  </button>
                </th>
                <td>{number(bin.count)}</td>
                <td>{number(bin.of)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
