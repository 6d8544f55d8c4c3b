import type { Application } from './application.ts';
import type { Route } from './navigation/route.ts';
import { byIssue } from './notebook/notebook.ts';
import type { ExportSubject } from './window/overlays.ts';

export const librarySubject: ExportSubject = {
  kind: 'library',
  issueId: null,
  articleId: null,
  annotationIds: [],
};

/**
 * What an export is of where it is asked for: the issue that is open, the collection, in the notebook what is
 * chosen or else all that is listed; otherwise the library. Throws what asking for the list throws.
 */
export async function exportSubjectAt(
  { notebook, peer }: Pick<Application, 'notebook' | 'peer'>,
  route: Route,
): Promise<ExportSubject> {
  if (route.name === 'issue') {
    return { ...librarySubject, kind: 'issue', issueId: route.issueId, articleId: route.articleId };
  }
  if (route.name === 'collection' && route.collectionId !== null) {
    return { ...librarySubject, kind: 'collection', collectionId: route.collectionId };
  }
  if (route.name !== 'notebook') return librarySubject;
  const { chosen, total, all } = notebook.store.getState();
  if (chosen.size > 0) return { ...librarySubject, kind: 'selection', selection: byIssue(chosen) };
  if (total === 0 || total === all) return librarySubject;
  const selection = await peer.call('notebook.ids', { query: route.query, offset: 0, limit: total });
  return selection.length === 0 ? librarySubject : { ...librarySubject, kind: 'selection', selection };
}
