import type { NavigationTarget } from '#shared/contract/calls.ts';
import { deepLinkPath, parseDeepLinkPath } from '#shared/contract/deepLink.ts';
import { notebookOfParameters, parametersOfNotebook } from './notebookAddress.ts';
import { type Arrival, type IssuePlace, type IssueRoute, issueViewNames, type Route } from './route.ts';
import { parametersOfSearch, searchOfParameters } from './searchAddress.ts';

/**
 * The address of a route inside the browser host: `/`, a deep link's path, `/?search=…`,
 * `/?notebook=`, `/?collection=…`, `/?paper=…`, `/?people=…`, `/?reprints=`, `/?guide=…`. What stands beside an issue follows it:
 * `&beside=<id>&beside-view=…`.
 */
export function addressOf(route: Route): string {
  if (route.name === 'search' && route.query) return `/?${parametersOfSearch(route)}`;
  if (route.name === 'notebook') return `/?${parametersOfNotebook(route)}`;
  if (route.name === 'collection') {
    return `/?${new URLSearchParams({ collection: route.collectionId ?? '' })}`;
  }
  if (route.name === 'shelf' && route.publication !== null) {
    return `/?${new URLSearchParams({ paper: route.publication })}`;
  }
  if (route.name === 'people') return `/?${new URLSearchParams({ people: route.person ?? '' })}`;
  if (route.name === 'chains') return '/?reprints=';
  if (route.name === 'guide') {
    const { page, section, find } = route;
    return `/?${new URLSearchParams({ guide: page ?? '', ...(section && { section }), ...(find && { find }) })}`;
  }
  if (route.name !== 'issue') return '/';
  const path = addressOfPlace(route);
  if (!route.second) return path;
  const beside = new URLSearchParams();
  setBeside(beside, route.second);
  return `${path}${path.includes('?') ? '&' : '?'}${beside}`;
}

function addressOfPlace({ issueId, articleId, arrival }: IssuePlace): string {
  const span = arrival?.kind === 'span' ? arrival.span : null;
  return deepLinkPath({
    issueId,
    articleId,
    annotationId: arrival?.kind === 'annotation' ? arrival.annotationId : null,
    start: span?.start ?? null,
    end: span?.end ?? null,
  });
}

function setBeside(parameters: URLSearchParams, place: IssuePlace): void {
  const { issueId, articleId, view, arrival } = place;
  parameters.set('beside', issueId);
  if (view !== 'page') parameters.set('beside-view', view);
  if (articleId !== null) parameters.set('beside-article', articleId);
  if (arrival?.kind === 'annotation') parameters.set('beside-annotation', arrival.annotationId);
  if (arrival?.kind === 'span') {
    parameters.set('beside-start', String(arrival.span.start));
    parameters.set('beside-end', String(arrival.span.end));
  }
}

function besideOf(parameters: URLSearchParams): IssuePlace | null {
  const issueId = parameters.get('beside');
  if (!issueId) return null;
  // Read as strictly as the link that it could be by itself.
  const alone = ['article', 'annotation', 'start', 'end'].flatMap((name) => {
    const value = parameters.get(`beside-${name}`);
    return value === null ? [] : `${name}=${encodeURIComponent(value)}`;
  });
  const target = parseDeepLinkPath(`/issue/${encodeURIComponent(issueId)}?${alone.join('&')}`);
  const view = parameters.get('beside-view');
  return (
    target && {
      issueId: target.issueId,
      articleId: target.articleId,
      view: issueViewNames.find((name) => name === view) ?? 'page',
      arrival: arrivalOf(target),
    }
  );
}

/** The route of an address, or null when it leads nowhere special. */
export function routeOfAddress(address: string): Route | null {
  const parameters = new URLSearchParams(address.split('?')[1] ?? '');
  const target = parseDeepLinkPath(address);
  if (target) {
    const route = routeOfTarget(target);
    const second = besideOf(parameters);
    return second ? { ...route, second } : route;
  }
  if (!address.startsWith('/?')) return null;
  const collection = parameters.get('collection');
  if (collection !== null) return { name: 'collection', collectionId: collection === '' ? null : collection };
  const publication = parameters.get('paper');
  if (publication !== null) return { name: 'shelf', publication };
  const people = parameters.get('people');
  if (people !== null) return { name: 'people', person: people === '' ? null : people };
  if (parameters.has('reprints')) return { name: 'chains' };
  const guide = parameters.get('guide');
  if (guide !== null) {
    const [section, find] = [parameters.get('section') || null, parameters.get('find') ?? ''];
    return { name: 'guide', page: guide || null, section, find };
  }
  return searchOfParameters(parameters) ?? notebookOfParameters(parameters);
}

/** Where a deep link or a menu leads. */
export function routeOfTarget(target: NavigationTarget): IssueRoute {
  return {
    name: 'issue',
    issueId: target.issueId,
    articleId: target.articleId,
    view: 'page',
    arrival: arrivalOf(target),
  };
}

function arrivalOf({ annotationId, start, end }: NavigationTarget): Arrival | null {
  if (annotationId !== null) return { kind: 'annotation', annotationId };
  return start !== null && end !== null && start < end ? { kind: 'span', span: { start, end } } : null;
}
