import { colours } from '#shared/model/annotation.ts';
import { type SearchFilters, searchHitKinds } from '#shared/model/search.ts';
import { useApplication, useTranslator } from '../../../state/application.ts';
import { useColourNames } from '../../../state/colourNames.ts';
import { useLaterPart } from '../../../state/hooks.ts';
import { toggled } from '../../../state/search/facets.ts';
import type { SearchState } from '../../../state/search/search.ts';
import { Facet } from '../../fields/Facet.tsx';
import { DateRange } from './DateRange.tsx';
import { useFilterNames } from './useFilterNames.ts';
import { type SearchRoute, useNarrowing } from './useNarrowing.ts';

const countsIn = ({ counts }: SearchState) => counts;

/** What the hits can be narrowed to, with counts. A second press lifts a filter. */
export function Facets({ route }: { readonly route: SearchRoute }) {
  const { search } = useApplication();
  const { t } = useTranslator();
  const names = useFilterNames();
  const colourName = useColourNames();
  const counts = useLaterPart(search.store, countsIn);
  const { narrow } = useNarrowing(route);
  const { filters } = route;
  const toggle = <K extends keyof SearchFilters>(
    name: K,
    value: NonNullable<SearchFilters[K]> | undefined,
  ) => {
    if (value !== undefined) narrow(toggled(filters, name, value));
  };
  return (
    <nav aria-label={t('search.filters')}>
      <DateRange route={route} />
      <Facet
        title={t('search.publications')}
        counts={counts.publications}
        name={names.publication}
        chosen={filters.publication}
        onChoose={(value) => toggle('publication', value)}
      />
      <Facet
        title={t('search.kinds')}
        counts={counts.kinds}
        name={(value) => {
          const kind = searchHitKinds.find((one) => one === value);
          return kind ? t(`kind.${kind}`) : value;
        }}
        chosen={filters.kind}
        onChoose={(value) =>
          toggle(
            'kind',
            searchHitKinds.find((one) => one === value),
          )
        }
      />
      <Facet
        title={t('search.sections')}
        counts={counts.sections}
        chosen={filters.section}
        onChoose={(value) => toggle('section', value)}
      />
      <Facet
        title={t('search.pages')}
        counts={counts.pages}
        name={names.page}
        chosen={filters.page === undefined ? undefined : String(filters.page)}
        onChoose={(value) => toggle('page', Number(value))}
      />
      <Facet
        title={t('search.bylines')}
        counts={counts.bylines}
        chosen={filters.byline}
        onChoose={(value) => toggle('byline', value)}
      />
      <Facet
        title={t('search.tags')}
        counts={counts.tags}
        chosen={filters.tag}
        onChoose={(value) => toggle('tag', value)}
      />
      <Facet
        title={t('search.colours')}
        counts={counts.colours}
        name={(value) => {
          const colour = colours.find((one) => one === value);
          return colour ? colourName(colour) : value;
        }}
        chosen={filters.colour}
        onChoose={(value) =>
          toggle(
            'colour',
            colours.find((one) => one === value),
          )
        }
        swatches
      />
      <Facet
        title={t('notes.title')}
        counts={counts.withNotes > 0 ? [{ value: 'true', count: counts.withNotes }] : []}
        name={() => t('search.withNotes')}
        chosen={filters.hasNotes === true ? 'true' : undefined}
        onChoose={() => toggle('hasNotes', true)}
      />
    </nav>
  );
}
