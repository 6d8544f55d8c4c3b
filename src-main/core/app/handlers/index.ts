import { facsimileSheets, facsimileWords } from '#core/archive/facsimile/sheets.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Handlers } from '#shared/contract/peer.ts';
import { annotationHandlers } from './annotations.ts';
import { collectionHandlers, linkHandlers } from './collections.ts';
import { correctionHandlers } from './corrections.ts';
import { done } from './done.ts';
import { draftHandlers } from './drafts.ts';
import { exchangeHandlers } from './exchange.ts';
import { exportHandlers } from './export.ts';
import { notebookHandlers } from './notebook.ts';
import { searchHandlers } from './search.ts';
import type { HandlerServices } from './services.ts';
import { snapshotHandlers } from './snapshots.ts';

/** The application's side of every call of the contract. */
export function createHandlers(services: HandlerServices): Handlers {
  const { settings, host, openLibrary, session, opened, uploads } = services;
  return {
    'host.info': () => ({ ...host.info, recentLibraries: settings.recentLibraries() }),
    'settings.get': () => settings.get(),
    'settings.change': (patch) => settings.change(patch),

    'library.state': () => session()?.library.state() ?? null,
    'library.issues': () => session()?.library.summaries() ?? [],
    'library.open': ({ path }) => openLibrary(path),
    async 'library.choose'() {
      const path = await host.chooseFolder('library');
      return path === null ? null : await openLibrary(path);
    },
    'library.cancel'() {
      const { library } = opened();
      library.cancel();
      return library.state();
    },

    'issue.get': ({ issueId }) => opened().library.getIssue(issueId),

    'issue.chooseSource': ({ issueId, path }) => opened().library.chooseSource(issueId, path),
    async 'library.describe'({ issueIds, fields }) {
      const { library, snapshots } = opened();
      const changed = await library.describe(issueIds, fields, settings.get().author);
      if (changed > 0) snapshots.changed();
      return { changed };
    },
    'library.filledIn': ({ issueId }) => opened().library.filledIn(issueId),
    async 'library.undoDescribe'() {
      const issueIds = await opened().library.undoDescribe();
      if (issueIds) return { issueIds };
      throw new BroadsheetError('nothingToUndo', 'Nothing was filled in that could be taken back.');
    },
    'library.chooseFiles': ({ kind }) => host.chooseFiles(kind),
    'library.add': ({ paths }) => opened().importer.add(paths),
    'upload.start': async () => ({ uploadId: await uploads.start() }),
    async 'upload.add'({ uploadId }) {
      const { importer } = opened();
      return importer.add(await uploads.paths(uploadId), () => uploads.discard(uploadId));
    },
    'upload.discard': ({ uploadId }) => done(uploads.discard(uploadId)),
    'import.list': () => session()?.importer.list() ?? [],
    'import.cancel': ({ importId }) => opened().importer.cancel(importId),
    'import.undo': ({ importId }) => opened().importer.undo(importId),
    'facsimile.pages': ({ issueId }) => facsimileSheets(opened().library, issueId),
    'facsimile.words': ({ issueId, page }) => facsimileWords(opened().library, issueId, page),

    ...annotationHandlers(services),
    ...draftHandlers(services),
    ...correctionHandlers(services),
    ...searchHandlers(services),
    ...exportHandlers(services),
    ...snapshotHandlers(services),
    ...exchangeHandlers(services),
    ...notebookHandlers(services),
    ...collectionHandlers(services),
    ...linkHandlers(services),
  };
}
