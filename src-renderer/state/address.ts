import type { NavigationTarget } from '#shared/contract/calls.ts';
import { deepLinkPath, parseDeepLinkPath } from '#shared/contract/deepLink.ts';
import type { Arrival, Route } from './route.ts';

/** The address of a route inside the browser host: `/`, a deep link's path, `/?search=…`. */
export function addressOf(route: Route): string {
  if (route.name === 'search' && route.query) return `/?${new URLSearchParams({ search: route.query })}`;
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
  const query = address.startsWith('/?') ? parameters.get('search') : null;
  return query ? { name: 'search', query, filters: {}, order: 'relevance' } : null;
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
