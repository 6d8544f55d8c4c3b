import type { NavigationTarget } from '#shared/contract/calls.ts';
import { deepLinkPath, parseDeepLinkPath } from '#shared/contract/deepLink.ts';
import { notebookOfParameters, parametersOfNotebook } from './notebookAddress.ts';
import type { Arrival, Route } from './route.ts';
import { parametersOfSearch, searchOfParameters } from './searchAddress.ts';

/** The address of a route inside the browser host: `/`, a deep link's path, `/?search=…`, `/?notebook=`, `/?collection=…`. */
export function addressOf(route: Route): string {
  if (route.name === 'search' && route.query) return `/?${parametersOfSearch(route)}`;
  if (route.name === 'notebook') return `/?${parametersOfNotebook(route)}`;
  if (route.name === 'collection') {
    return `/?${new URLSearchParams({ collection: route.collectionId ?? '' })}`;
  }
  if (route.name !== 'issue') return '/';
  const { arrival, articleId, issueId } = route;
  const span = arrival?.kind === 'span' ? arrival.span : null;
  const path = deepLinkPath({
    issueId,
    annotationId: arrival?.kind === 'annotation' ? arrival.annotationId : null,
    start: span?.start ?? null,
    end: span?.end ?? null,
  });
  if (articleId === null) return path;
  return `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams({ article: articleId })}`;
}

/** The route of an address, or null when it leads nowhere special. */
export function routeOfAddress(address: string): Route | null {
  const parameters = new URLSearchParams(address.split('?')[1] ?? '');
  const target = parseDeepLinkPath(address);
  if (target) return { ...routeOfTarget(target), articleId: parameters.get('article') };
  if (!address.startsWith('/?')) return null;
  const collection = parameters.get('collection');
  if (collection !== null) return { name: 'collection', collectionId: collection === '' ? null : collection };
  return searchOfParameters(parameters) ?? notebookOfParameters(parameters);
}

/** Where a deep link or a menu leads. */
export function routeOfTarget(target: NavigationTarget): Extract<Route, { name: 'issue' }> {
  return {
    name: 'issue',
    issueId: target.issueId,
    articleId: null,
    view: 'page',
    arrival: arrivalOf(target),
  };
}

function arrivalOf({ annotationId, start, end }: NavigationTarget): Arrival | null {
  if (annotationId !== null) return { kind: 'annotation', annotationId };
  return start !== null && end !== null && start < end ? { kind: 'span', span: { start, end } } : null;
}
