import type { SearchFilters } from '#shared/model/search.ts';
import { useTranslator } from '../../../state/application.ts';
import { useColourNames } from '../../../state/colourNames.ts';
import { withoutFilters } from '../../../state/search/facets.ts';
import { Chips } from '../../fields/Chips.tsx';
import { useFilterNames } from './useFilterNames.ts';
import { type SearchRoute, useNarrowing } from './useNarrowing.ts';

interface Filter {
  readonly names: readonly (keyof SearchFilters)[];
  readonly label: string;
}

/** The filters that are on, each to be taken off. */
export function FilterChips({ route }: { readonly route: SearchRoute }) {
  const { narrow } = useNarrowing(route);
  const chips = useChips(route.filters);
  return (
    <Chips
      chips={chips.map(({ names, label }) => ({
        label,
        onLift: () => narrow(withoutFilters(route.filters, names)),
      }))}
      onClear={() => narrow({})}
    />
  );
}

function useChips(filters: SearchFilters): readonly Filter[] {
  const { t } = useTranslator();
  const names = useFilterNames();
  const colourName = useColourNames();
  const { publication, kind, issueId, page, section, byline, tag, colour, hasNotes } = filters;
  const chips: readonly (Omit<Filter, 'label'> & { readonly label: string | null | undefined })[] = [
    { names: ['from', 'to'], label: names.range(filters) },
    { names: ['publication'], label: publication === undefined ? null : names.publication(publication) },
    { names: ['issueId'], label: issueId === undefined ? null : t('search.oneIssue') },
    { names: ['kind'], label: kind && t(`kind.${kind}`) },
    { names: ['section'], label: section },
    { names: ['page'], label: page === undefined ? null : names.page(String(page)) },
    { names: ['byline'], label: byline },
    { names: ['tag'], label: tag && `#${tag}` },
    { names: ['colour'], label: colour && colourName(colour) },
    {
      names: ['hasNotes'],
      label: hasNotes === undefined ? null : t(hasNotes ? 'search.withNotes' : 'search.withoutNotes'),
    },
  ];
  return chips.flatMap(({ names: of, label }) => (label ? [{ names: of, label }] : []));
}
