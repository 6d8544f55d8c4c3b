import { type Colour, colours } from '#shared/model/annotation.ts';
import { annotationStates, type NotebookFilters, notebookSorts } from '#shared/model/notebook.ts';
import { oneOf, setFilters, textsAndDays, truth } from './addressFilters.ts';
import type { Route } from './route.ts';

export type NotebookRoute = Extract<Route, { name: 'notebook' }>;

/** The notebook as it opens: newest papers first, issue by issue. */
export const wholeNotebook: NotebookRoute = {
  name: 'notebook',
  query: { filters: {}, sort: 'date', descending: true, grouped: true },
};

const textFilters = ['text', 'publication', 'tag', 'hand'] as const;

/** Everything that makes a notebook what it shows, for the address: what is as usual is left out. */
export function parametersOfNotebook({ query }: NotebookRoute): URLSearchParams {
  const { filters, sort, descending, grouped } = query;
  const usual = wholeNotebook.query;
  const parameters = new URLSearchParams({ notebook: '' });
  setFilters(parameters, filters);
  if (sort !== usual.sort) parameters.set('sort', sort);
  if (descending !== usual.descending) parameters.set('descending', String(descending));
  if (grouped !== usual.grouped) parameters.set('grouped', String(grouped));
  return parameters;
}

/** The notebook of an address; what cannot be a value there is left out. Null where it is none. */
export function notebookOfParameters(parameters: URLSearchParams): NotebookRoute | null {
  if (!parameters.has('notebook')) return null;
  const { sort, descending, grouped } = wholeNotebook.query;
  return {
    name: 'notebook',
    query: {
      filters: filtersOf(parameters),
      sort: oneOf(notebookSorts, parameters.get('sort')) ?? sort,
      descending: truth(parameters.get('descending')) ?? descending,
      grouped: truth(parameters.get('grouped')) ?? grouped,
    },
  };
}

function filtersOf(parameters: URLSearchParams): NotebookFilters {
  const colour = oneOf<Colour>(colours, parameters.get('colour'));
  const state = oneOf(annotationStates, parameters.get('state'));
  const hasNote = truth(parameters.get('hasNote'));
  return {
    ...textsAndDays(parameters, textFilters),
    ...(colour && { colour }),
    ...(state && { state }),
    ...(hasNote !== null && { hasNote }),
  };
}
