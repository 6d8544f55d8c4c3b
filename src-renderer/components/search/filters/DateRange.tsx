import { withoutFilters } from '../../../state/search/facets.ts';
import { DateFields } from '../../fields/DateFields.tsx';
import { type SearchRoute, useNarrowing } from './useNarrowing.ts';

/** First and last day of the hits: the timeline's brush for the keyboard. */
export function DateRange({ route }: { readonly route: SearchRoute }) {
  const { narrow } = useNarrowing(route);
  const { filters } = route;
  return (
    <DateFields
      from={filters.from}
      to={filters.to}
      onChange={(end, day) => narrow(day ? { ...filters, [end]: day } : withoutFilters(filters, [end]))}
    />
  );
}
