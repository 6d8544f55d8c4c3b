import type { libraryCalls } from '#shared/contract/calls/library.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import { newestOfEach } from '#shared/papers/newestIssues.ts';
import type { HandlerServices } from './services.ts';

export function libraryHandlers({
  host,
  granted,
  openLibrary,
  opened,
  session,
  settings,
}: HandlerServices): HandlersOf<typeof libraryCalls> {
  return {
    'library.state': () => session()?.library.state() ?? null,
    'library.issues'({ newest }) {
      const issues = session()?.library.summaries() ?? [];
      return newest === undefined ? issues : newestOfEach(issues, newest);
    },
    'library.hands': () => session()?.hands.list() ?? [],
    'library.open'({ path }) {
      granted.check([path]);
      return openLibrary(path);
    },
    async 'library.choose'() {
      const path = await host.chooseFolder('library');
      return path === null ? null : await openLibrary(path);
    },
    'library.cancel'() {
      const { library } = opened();
      library.cancel();
      return library.state();
    },
    async 'library.describe'({ issueIds, fields }) {
      return { changed: await opened().library.describe(issueIds, fields, settings.get().author) };
    },
    async 'library.namePapers'({ papers }) {
      const many = papers.map(({ issueIds, title }) => ({ issueIds, patch: { title } }));
      return { changed: await opened().library.describeEach(many, settings.get().author) };
    },
    'library.filledIn': ({ issueId }) => opened().library.filledIn(issueId),
  };
}
