import type { FacetCount } from '#shared/model/search.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { toggled, withYears, yearsOf } from '../../state/facets.ts';
import type { Route } from '../../state/route.ts';

type SearchRoute = Extract<Route, { name: 'search' }>;

const kinds = ['article', 'notice', 'note'] as const;

/** Left of the hits: what they can be narrowed to, with counts. A second press lifts a filter. */
export function Facets({ route }: { readonly route: SearchRoute }) {
  const { router, search } = useApplication();
  const { t } = useTranslator();
  const facets = usePart(search.store, (state) => state.facets);
  const { filters } = route;
  const years = yearsOf(filters);
  const narrow = (next: SearchRoute['filters']) => router.replace({ ...route, filters: next });
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  return (
    <nav aria-label={t('search.filters')}>
      <Facet
        title={t('search.publications')}
        counts={facets.publications}
        name={(value) => value || t('shelf.untitled')}
        chosen={(value) => filters.publication === value}
        onChoose={(value) => narrow(toggled(filters, 'publication', value))}
      />
      <Facet
        title={t('search.kinds')}
        counts={facets.kinds}
        name={(value) => {
          const kind = kinds.find((one) => one === value);
          return kind ? t(`kind.${kind}`) : value;
        }}
        chosen={(value) => filters.kind === value}
        onChoose={(value) => {
          const kind = kinds.find((one) => one === value);
          if (kind) narrow(toggled(filters, 'kind', kind));
        }}
      />
      <Facet
        title={t('search.years')}
        counts={facets.years}
        name={(value) => value || t('shelf.undated')}
        chosen={(value) => years.from === Number(value) && years.to === Number(value)}
        onChoose={(value) => {
          const year = Number(value);
          const same = years.from === year && years.to === year;
          if (year > 0) narrow(withYears(filters, same ? null : { from: year, to: year }));
        }}
      />
      {isFiltered && (
        <button type="button" className="plain-button" onClick={() => narrow({})}>
          {t('search.clearFilters')}
        </button>
      )}
    </nav>
  );
}

interface FacetProps {
  readonly title: string;
  readonly counts: readonly FacetCount[];
  readonly name: (value: string) => string;
  readonly chosen: (value: string) => boolean;
  readonly onChoose: (value: string) => void;
}

function Facet({ title, counts, name, chosen, onChoose }: FacetProps) {
  const { number } = useTranslator();
  if (counts.length === 0) return null;
  return (
    <section>
      <h2 className="panel-title">{title}</h2>
      <ul className="panel-list">
        {counts.map(({ value, count }) => (
          <li key={value}>
            <button
              type="button"
              className="facet"
              aria-pressed={chosen(value)}
              onClick={() => onChoose(value)}
            >
              <span>{name(value)}</span>
              <span className="facet-count">{number(count)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
