import { describe, expect, it } from 'vitest';
import type { Issue } from '#shared/model/issue.ts';
import type { LibraryState } from '#shared/model/library.ts';
import { createApplication } from '../../../../src-renderer/state/application.ts';
import type { HistoryPort } from '../../../../src-renderer/state/navigation/router.ts';
import { browserHost, connect, quietSurroundings, summary, until } from '../support.ts';

const history: HistoryPort = {
  state: null,
  address: '/issue/first?annotation=n1',
  push: () => undefined,
  replace: () => undefined,
  back: () => undefined,
  forward: () => undefined,
  onPop: () => () => undefined,
};
const library = (path: string): LibraryState => ({
  path,
  name: path,
  status: 'ready',
  progress: { done: 1, total: 1 },
  issueCount: 1,
  problems: [],
});

function windowWith(text: () => string, readAs = (issueId: string) => issueId) {
  let asked = 0;
  const { peer, server } = connect({
    'issue.get': ({ issueId }) => {
      asked++;
      return {
        id: readAs(issueId),
        text: text(),
        source: { contentHash: text() },
        articles: [],
      } as unknown as Issue;
    },
    'annotations.list': () => [],
  });
  const application = createApplication(peer, browserHost, {
    ...quietSurroundings(history),
    wait: (work) => {
      work();
      return () => undefined;
    },
  });
  return { application, server, asked: () => asked };
}

describe('a window', () => {
  it('takes its own first address only once, and follows every other link', async () => {
    const { application, server } = windowWith(() => 'words');
    const entry = () => application.router.store.getState().entry;
    const first = entry();
    const link = { issueId: 'first', articleId: null, annotationId: 'n1', start: null, end: null };
    server.send('navigate.requested', link);
    server.send('navigate.requested', { ...link, annotationId: null, start: 4, end: 9 });
    await until(() => entry() !== first);
    expect(application.router.store.getState().route).toMatchObject({
      arrival: { kind: 'span', span: { start: 4, end: 9 } },
    });
    expect(Number(entry()) - Number(first)).toBe(1);
  });

  it('opens the article that a link leads to, once', async () => {
    const { application, server } = windowWith(() => 'words');
    const { store } = application.router;
    const link = { issueId: 'first', articleId: 'a4', annotationId: null, start: null, end: null };
    server.send('navigate.requested', link);
    await until(
      () => store.getState().route.name === 'issue' && JSON.stringify(store.getState().route).includes('a4'),
    );
    expect(store.getState().route).toMatchObject({ issueId: 'first', articleId: 'a4' });
    const { entry } = store.getState();
    server.send('navigate.requested', link);
    server.send('navigate.requested', { ...link, articleId: null });
    await until(() => !JSON.stringify(store.getState().route).includes('a4'));
    expect(Number(store.getState().entry) - Number(entry)).toBe(1);
  });

  it('goes over to the whole issue when the one that is open became part of it', async () => {
    let isPart = false;
    const { application, server } = windowWith(
      () => 'words',
      (issueId) => (isPart ? 'whole' : issueId),
    );
    const send = (upserted: readonly string[], removed: readonly string[]) =>
      server.send('library.changed', {
        state: library('/a'),
        upserted: upserted.map((id) => summary({ id })),
        removed,
      });
    const shown = () => application.router.store.getState().route;
    application.router.go({ name: 'issue', issueId: 'part', articleId: 'a1', view: 'page', arrival: null });
    send(['part', 'whole'], []);
    await until(() => application.library.store.getState().issues.size === 2);
    await application.currentIssue.open('part');
    isPart = true;
    send(['whole'], ['part']);
    await until(() => JSON.stringify(shown()).includes('whole'));
    expect(shown()).toMatchObject({ name: 'issue', issueId: 'whole', articleId: null });
  });

  it('opens the whole issue at the address of a part', async () => {
    const { application } = windowWith(
      () => 'words',
      () => 'whole',
    );
    application.router.go({ name: 'issue', issueId: 'part', articleId: null, view: 'page', arrival: null });
    await application.currentIssue.open('part');
    expect(application.currentIssue.store.getState().issue).toBeNull();
    expect(application.router.store.getState().route).toMatchObject({ issueId: 'whole' });
  });

  it('reads its issue again when the file has changed, but not for a mark', async () => {
    let text = 'old words';
    const { application, server, asked } = windowWith(() => text);
    const send = (annotationCount: number, orphanCount = 0) =>
      server.send('library.changed', {
        state: library('/a'),
        upserted: [summary({ id: 'first', annotationCount, orphanCount })],
        removed: [],
      });
    send(0);
    await until(() => application.library.store.getState().issues.size === 1);
    await application.currentIssue.open('first');
    send(1);
    await until(() => application.library.store.getState().issues.get('first')?.annotationCount === 1);
    expect(asked()).toBe(1);
    text = 'new words';
    send(1);
    await until(() => application.currentIssue.store.getState().issue?.text === 'new words');
    text = 'newer words, told of together with the mark that lost its place';
    send(1, 1);
    await until(() => application.currentIssue.store.getState().issue?.text === text);
  });

  it('goes to the shelf and forgets the old issue when another library is opened', async () => {
    const { application, server } = windowWith(() => 'words');
    server.send('library.changed', { state: library('/a'), upserted: [], removed: [] });
    await application.currentIssue.open('first');
    server.send('library.changed', { state: library('/b'), upserted: [], removed: [] });
    await until(() => application.router.store.getState().route.name === 'shelf');
    expect(application.currentIssue.store.getState().issueId).toBeNull();
  });
});
