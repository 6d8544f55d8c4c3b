import type { GuideRoute, Route } from './route.ts';

/** A page of the guide, or its contents. */
export const guideAt = (page: string | null, section: string | null = null): GuideRoute => ({
  name: 'guide',
  page,
  section,
  find: '',
});

/** What somebody reads first. */
export const firstSteps = guideAt('first-ten-minutes');

/** The page of the guide that speaks of a place; its contents for a place in the guide itself. */
export function guideOf(route: Route): GuideRoute {
  switch (route.name) {
    case 'issue':
      return guideAt(route.view === 'facsimile' || route.view === 'beside' ? 'facsimile' : 'reading');
    case 'notebook':
      return guideAt('all-annotations');
    case 'collection':
      return guideAt('collections');
    case 'people':
      return guideAt('people');
    case 'chains':
      return guideAt('reprints');
    case 'problems':
      return guideAt('trouble');
    case 'guide':
      return guideAt(null);
    default:
      return guideAt(route.name);
  }
}
