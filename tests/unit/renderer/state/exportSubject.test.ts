import { expect, it } from 'vitest';
import { exportSubjectAt } from '../../../../src-renderer/state/exportSubject.ts';
import { wholeNotebook } from '../../../../src-renderer/state/navigation/notebookAddress.ts';
import type { Route } from '../../../../src-renderer/state/navigation/route.ts';
import { createNotebookControl } from '../../../../src-renderer/state/notebook/notebook.ts';
import { createToasts } from '../../../../src-renderer/state/window/toasts.ts';
import { connect } from '../support.ts';

const listed = [
  { issueId: 'a', annotationIds: ['n1', 'n2'] },
  { issueId: 'b', annotationIds: ['n3'] },
];

function windowWith(total: number, all: number) {
  const { peer } = connect({ 'notebook.ids': () => listed });
  const notebook = createNotebookControl(
    peer,
    createToasts(() => 't'),
  );
  notebook.store.setState({ total, all });
  return { peer, notebook };
}

it('an issue, with the article that is open in it, and a collection are exported where they are shown', async () => {
  const window = windowWith(0, 0);
  const issue: Route = { name: 'issue', issueId: 'a', articleId: 'a4', view: 'page', arrival: null };
  expect(await exportSubjectAt(window, issue)).toMatchObject({
    kind: 'issue',
    issueId: 'a',
    articleId: 'a4',
  });
  const collection: Route = { name: 'collection', collectionId: 'c' };
  expect(await exportSubjectAt(window, collection)).toMatchObject({ kind: 'collection', collectionId: 'c' });
  const shelf: Route = { name: 'shelf', publication: null };
  expect(await exportSubjectAt(window, shelf)).toMatchObject({ kind: 'library', issueId: null });
});

it('the notebook is exported as it is narrowed, or what is chosen in it', async () => {
  const narrowed: Route = { ...wholeNotebook, query: { ...wholeNotebook.query, filters: { tag: 'flood' } } };
  expect(await exportSubjectAt(windowWith(7, 7), wholeNotebook)).toMatchObject({ kind: 'library' });
  const window = windowWith(3, 7);
  expect(await exportSubjectAt(window, narrowed)).toMatchObject({ kind: 'selection', selection: listed });
  window.notebook.store.setState({ chosen: new Map([['n3', 'b']]) });
  expect(await exportSubjectAt(window, narrowed)).toMatchObject({
    kind: 'selection',
    selection: [{ issueId: 'b', annotationIds: ['n3'] }],
  });
});
