import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { useRoute } from '../../state/hooks.ts';
import { useIssueDate } from '../../state/issueDates.ts';
import { guideAt } from '../../state/navigation/guidePages.ts';
import type { Route } from '../../state/navigation/route.ts';
import { PlaceLink } from '../panes/PlaceLink.tsx';

/** Library › paper › date, each a way back up. */
export function Breadcrumbs() {
  const { router, library } = useApplication();
  const { t } = useTranslator();
  const dateOf = useIssueDate();
  const route = useRoute();
  const name = usePart(library.store, (state) => state.state?.name ?? null);
  const issues = usePart(library.store, (state) => state.issues);
  if (name === null && route.name !== 'guide') return <p className="place-name">Broadsheet</p>;

  const summary = route.name === 'issue' ? issues.get(route.issueId) : undefined;
  const publication = route.name === 'shelf' ? route.publication : (summary?.publication ?? null);
  const steps: { readonly key: string; readonly label: string; readonly route: Route }[] = [
    { key: 'library', label: name ?? 'Broadsheet', route: { name: 'shelf', publication: null } },
  ];
  if (route.name === 'search') steps.push({ key: 'search', label: t('search.title'), route });
  if (route.name === 'notebook') steps.push({ key: 'notebook', label: t('notebook.title'), route });
  if (route.name === 'collection') {
    steps.push({
      key: 'collections',
      label: t('collection.title'),
      route: { name: 'collection', collectionId: null },
    });
  }
  if (route.name === 'people') {
    steps.push({ key: 'people', label: t('people.title'), route: { name: 'people', person: null } });
    if (route.person !== null) steps.push({ key: 'person', label: route.person, route });
  }
  if (route.name === 'chains') steps.push({ key: 'chains', label: t('reprints.chains'), route });
  if (route.name === 'guide') steps.push({ key: 'guide', label: t('guide.title'), route: guideAt(null) });
  if (route.name === 'problems') steps.push({ key: 'problems', label: t('problems.title'), route });
  if (publication)
    steps.push({ key: 'publication', label: publication, route: { name: 'shelf', publication } });
  if (route.name === 'issue') {
    steps.push({ key: 'issue', label: dateOf(summary, 'day'), route });
  }
  return (
    <nav className="place" aria-label={t('bar.place')}>
      <ol>
        {steps.map((step, index) => {
          const here = index === steps.length - 1;
          return (
            <li key={step.key}>
              <PlaceLink
                className="place-step"
                aria-current={here ? 'page' : undefined}
                route={step.route}
                onOpen={() => !here && router.go(step.route)}
              >
                {step.label}
              </PlaceLink>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
