import { type Colour, colours } from '#shared/model/annotation.ts';
import {
  foldNames,
  mostCompared,
  type SearchFilters,
  searchHitKinds,
  timelineUnits,
} from '#shared/model/search.ts';
import { oneOf, setFilters, textsAndDays, truth } from './addressFilters.ts';
import type { Route } from './route.ts';
import { contextSorts, type SearchWays } from './searchWays.ts';

type SearchRoute = Extract<Route, { name: 'search' }>;

const textFilters = ['publication', 'section', 'byline', 'tag'] as const;
const switches = ['any', 'fuzzy', 'contexts', 'share', 'numbers'] as const;

/** Everything that makes a search what it is, for the address: what is as usual is left out. */
export function parametersOfSearch({ query, filters, order, ways = {} }: SearchRoute): URLSearchParams {
  const parameters = new URLSearchParams({ search: query });
  setFilters(parameters, filters);
  if (order !== 'relevance') parameters.set('order', order);
  for (const name of switches) if (ways[name]) parameters.set(name, 'true');
  for (const name of ways.apart ?? []) parameters.append('apart', name);
  for (const word of ways.compared ?? []) parameters.append('compare', word);
  if (ways.sort) parameters.set('sort', ways.sort);
  if (ways.unit) parameters.set('unit', ways.unit);
  return parameters;
}

/** The search of an address; what cannot be a value there is left out. Null without a query. */
export function searchOfParameters(parameters: URLSearchParams): SearchRoute | null {
  const query = parameters.get('search');
  if (!query) return null;
  const ways = waysOf(parameters);
  return {
    name: 'search',
    query,
    filters: filtersOf(parameters),
    order: parameters.get('order') === 'date' ? 'date' : 'relevance',
    ...(Object.keys(ways).length > 0 && { ways }),
  };
}

function filtersOf(parameters: URLSearchParams): SearchFilters {
  const kind = oneOf(searchHitKinds, parameters.get('kind'));
  const colour = oneOf<Colour>(colours, parameters.get('colour'));
  const issueId = parameters.get('issueId');
  const page = /^\d{1,7}$/.exec(parameters.get('page') ?? '');
  const hasNotes = truth(parameters.get('hasNotes'));
  return {
    ...textsAndDays(parameters, textFilters),
    ...(kind && { kind }),
    ...(colour && { colour }),
    ...(issueId && { issueId }),
    ...(page && { page: Number(page[0]) }),
    ...(hasNotes !== null && { hasNotes }),
  };
}

function waysOf(parameters: URLSearchParams): SearchWays {
  const given = parameters.getAll('apart');
  const apart = foldNames.filter((name) => given.includes(name));
  const compared = parameters.getAll('compare').slice(0, mostCompared);
  const sort = oneOf(contextSorts, parameters.get('sort'));
  const unit = oneOf(timelineUnits, parameters.get('unit'));
  return {
    ...Object.fromEntries(
      switches.filter((name) => parameters.get(name) === 'true').map((name) => [name, true]),
    ),
    ...(apart.length > 0 && { apart }),
    ...(compared.length > 0 && { compared }),
    ...(sort && { sort }),
    ...(unit && { unit }),
  };
}
