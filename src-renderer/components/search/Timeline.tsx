import { useMemo } from 'react';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { timeline, withYears, yearsOf } from '../../state/facets.ts';
import type { Route } from '../../state/route.ts';
import { moveByArrow } from '../base/roving.ts';

type SearchRoute = Extract<Route, { name: 'search' }>;

const height = 48;
/** Fewer years are told well enough by the facet. */
const fewest = 6;

/** Hits by year. A press narrows to a year; a press with Shift stretches the range to another one. */
export function Timeline({ route }: { readonly route: SearchRoute }) {
  const { router, search } = useApplication();
  const { t, number } = useTranslator();
  const years = usePart(search.store, (state) => state.facets.years);
  const bars = useMemo(() => timeline(years), [years]);
  if (bars.length < fewest) return null;
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const chosen = yearsOf(route.filters);
  const isIn = (year: number) =>
    chosen.from !== null && chosen.to !== null && year >= chosen.from && year <= chosen.to;
  const choose = (year: number, stretch: boolean) => {
    const from = stretch && chosen.from !== null ? Math.min(chosen.from, year) : year;
    const to = stretch && chosen.to !== null ? Math.max(chosen.to, year) : year;
    const same = !stretch && chosen.from === year && chosen.to === year;
    router.replace({ ...route, filters: withYears(route.filters, same ? null : { from, to }) });
  };
  const every = Math.ceil(bars.length / 10);
  return (
    // biome-ignore lint/a11y/useSemanticElements: toggle buttons, not a form's fields
    <div className="timeline" role="group" aria-label={t('search.timeline')} onKeyDown={moveByArrow}>
      {bars.map((bar, index) => {
        const label = t('search.yearCount', { year: String(bar.year), count: bar.count });
        return (
          <button
            key={bar.year}
            type="button"
            className="timeline-bar"
            tabIndex={index === 0 ? 0 : -1}
            aria-pressed={isIn(bar.year)}
            aria-label={label}
            title={`${bar.year}: ${number(bar.count)}`}
            onClick={(event) => choose(bar.year, event.shiftKey)}
          >
            <svg viewBox={`0 0 10 ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect
                x="1"
                width="8"
                y={height - barHeight(bar.count, most)}
                height={barHeight(bar.count, most)}
                rx="1"
              />
            </svg>
            <span aria-hidden="true">{index % every === 0 ? bar.year : ''}</span>
          </button>
        );
      })}
    </div>
  );
}

/** One hit is still seen beside thousands. */
const barHeight = (count: number, most: number): number =>
  count === 0 ? 0 : Math.max(3, (count / most) * height);
