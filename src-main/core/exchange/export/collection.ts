import type { Library } from '#core/archive/library/library.ts';
import type { AnnotationStore } from '#core/kept/annotations/store.ts';
import type { Clipper, FoundPiece } from '#core/kept/clippings/clipper.ts';
import type { Collections } from '#core/kept/collections/collections.ts';
import type { Hands } from '#core/kept/hands/hands.ts';
import type { Links } from '#core/kept/links/links.ts';
import type { ExportScope } from '#shared/contract/calls/export.ts';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { ExportFormatId } from '#shared/model/exportOptions.ts';
import type { Issue } from '#shared/model/issue.ts';
import { pieceKey } from '#shared/model/piece.ts';
import { collectForExport, issueForExport } from './collect.ts';
import type { ExportedCollection, ExportedMember } from './exportedCollection.ts';
import type { AnnotatedIssue, ExportInput } from './exportInput.ts';
import { placed } from './exportItem.ts';
import { withMakers } from './makers.ts';
import { needsPages, pagesOfIssue } from './pages/collectPages.ts';
import { placesOfRegions } from './regions/regions.ts';

/** The parts of an open library that an export is made from. */
export interface ExportedLibrary {
  readonly library: Library;
  readonly annotations: AnnotationStore;
  readonly collections: Collections;
  readonly links: Links;
  readonly clipper: Clipper;
  readonly hands: Pick<Hands, 'list'>;
}

/** Everything of the library that an export in a format is made from. Throws `collectionNotFound` and what reading throws. */
export async function contentForExport(
  scope: ExportScope,
  opened: ExportedLibrary,
  format: ExportFormatId = 'markdown',
): Promise<Pick<ExportInput, 'issues' | 'collection' | 'links' | 'places'>> {
  const links = opened.links.all();
  const paged = (issues: readonly AnnotatedIssue[]) =>
    needsPages(format) ? withPages(issues, opened.library) : issues;
  if (scope.kind !== 'collection') {
    const issues = await collectForExport(scope, opened.library, opened.annotations, opened.hands);
    return { issues: await paged(issues), links, places: await placesOfRegions(issues, opened.library) };
  }
  const collection = await exportedCollection(scope.collectionId, opened);
  const issues = issuesOf(collection);
  const places = await placesOfRegions(issues, opened.library);
  return { issues: await paged(issues), collection, links, places };
}

async function withPages(
  issues: readonly AnnotatedIssue[],
  library: Library,
): Promise<readonly AnnotatedIssue[]> {
  const paged: AnnotatedIssue[] = [];
  for (const one of issues) paged.push({ ...one, pages: await pagesOfIssue(library, one.issue.id) });
  return paged;
}

async function exportedCollection(
  collectionId: string,
  { library, annotations, collections, clipper, hands }: ExportedLibrary,
): Promise<ExportedCollection> {
  const { head, members } = collections.stored(collectionId);
  const issues = new Map<string, Issue | null>();
  /** One object an issue, so that members of the same issue are cited as such. */
  const issueOf = async ({ piece, issue, annotation }: FoundPiece): Promise<Issue | null> => {
    const known = issues.get(piece.issueId);
    if (known !== undefined) return known;
    const found =
      issue ?? (annotation && (await issueForExport(piece.issueId, library, annotations).catch(() => null)));
    issues.set(piece.issueId, found);
    return found;
  };
  const look = clipper.look();
  const exported: ExportedMember[] = [];
  for (const { piece, note, remembered } of members) {
    const found = await look.find(piece, remembered);
    const { annotation } = found;
    const issue = found.article || annotation ? await issueOf(found) : null;
    const [made = null] = withMakers(annotation ? [annotation] : [], hands);
    const item = made && issue && placed(made, issue);
    const article = found.article ?? item?.article ?? null;
    exported.push({ key: pieceKey(piece), note, remembered, issue, article, item });
  }
  return { id: head.id, name: head.name, note: head.note, members: exported };
}

/** The issues that the members stand in, each with those of its annotations that are members. */
function issuesOf({ members }: ExportedCollection): readonly AnnotatedIssue[] {
  const byIssue = new Map<Issue, AnchoredAnnotation[]>();
  for (const { issue, item } of members) {
    if (!issue) continue;
    const annotations = byIssue.get(issue) ?? [];
    if (item) annotations.push({ annotation: item.annotation, anchor: item.anchor });
    byIssue.set(issue, annotations);
  }
  return [...byIssue].map(([issue, annotations]) => ({ issue, annotations }));
}
