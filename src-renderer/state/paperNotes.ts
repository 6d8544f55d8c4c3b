import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { NotebookEntry } from '#shared/model/notebook.ts';
import { foldPaperName } from '#shared/papers/paperNames.ts';
import type { Application } from './application.ts';
import { markableAt } from './issue/markable.ts';
import type { NoteDraft } from './issue/noteDrafts.ts';
import { groupPublications, type Publication, publicationOf } from './library/publications.ts';
import type { Route } from './navigation/route.ts';

const about = { kind: 'publication' } as const;

/** The address of a paper's own page; null for issues of which no paper is known, by name or by number. */
export function pageOfPaper({
  title,
  record,
  variants,
}: Publication): Extract<Route, { name: 'shelf' }> | null {
  const [publication] = variants;
  const isPaper = title !== null || record !== null;
  return !isPaper || publication === undefined ? null : { name: 'shelf', publication };
}

/** Begins a note on a paper, or goes on with one, on the paper's page. It is kept with the first issue of the paper. */
export function beginPaperNote(
  { currentIssue, router }: Pick<Application, 'currentIssue' | 'router'>,
  paper: Publication,
): void {
  const page = pageOfPaper(paper);
  const issue = paper.dated[0] ?? paper.undated[0];
  if (!page || !issue) return;
  currentIssue.writeNoteOn(issue.id, markableAt({ about }));
  const { route } = router.store.getState();
  const isThere =
    route.name === 'shelf' && route.publication !== null && paper.variants.has(route.publication);
  if (!isThere) router.go(page);
}

/** The paper that one is at: that of the open issue, or the one whose page is open. */
export function paperAt({ library }: Pick<Application, 'library'>, route: Route): Publication | null {
  const { issues } = library.store.getState();
  if (route.name === 'issue') {
    const paper = publicationOf(groupPublications(issues.values()), route.issueId);
    return paper && pageOfPaper(paper) && paper;
  }
  if (route.name !== 'shelf' || route.publication === null) return null;
  const { publication } = route;
  return groupPublications(issues.values()).find(({ variants }) => variants.has(publication)) ?? null;
}

const issueIdsOf = ({ dated, undated }: Publication): ReadonlySet<string> =>
  new Set([...dated, ...undated].map(({ id }) => id));

/**
 * The notes on a paper: those kept with one of its issues, and those whose issue is not here, as far as that was of a
 * paper of this name.
 */
export function notesOnPaper(
  paper: Publication,
  all: readonly NotebookEntry[],
): readonly (AnchoredAnnotation & NotebookEntry)[] {
  const issueIds = issueIdsOf(paper);
  const names = new Set([...paper.variants].map(foldPaperName));
  return all.filter(({ issue, state }) => {
    if (state !== 'waiting') return issueIds.has(issue.issueId);
    return issue.publication !== null && names.has(foldPaperName(issue.publication));
  });
}

/** Notes on a paper that are begun and not saved. */
export function draftsOnPaper(paper: Publication, drafts: Iterable<NoteDraft>): readonly NoteDraft[] {
  const issueIds = issueIdsOf(paper);
  return [...drafts].filter(
    (draft) => draft.annotationId === null && draft.about?.kind === about.kind && issueIds.has(draft.issueId),
  );
}
