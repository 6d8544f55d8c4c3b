import type { ExportOptions, ExportScope } from '#shared/contract/calls.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Handlers } from '#shared/contract/peer.ts';
import type { LibraryState } from '#shared/model/library.ts';
import { citePassage } from './citation/passage.ts';
import { collectForExport } from './exporters/collect.ts';
import { renderMarkdown } from './exporters/markdown/render.ts';
import { writeExport } from './exporters/writeExport.ts';
import { facsimileSheets, facsimileWords } from './facsimile/sheets.ts';
import type { HostServices } from './hostServices.ts';
import type { Uploads } from './import/uploads.ts';
import type { LibrarySession } from './session.ts';
import type { SettingsStore } from './settings/settings.ts';

/** What the handlers of the contract stand on. */
export interface HandlerOptions {
  readonly settings: SettingsStore;
  readonly host: HostServices;
  readonly openLibrary: (path: string) => Promise<LibraryState>;
  readonly session: () => LibrarySession | null;
  readonly uploads: Uploads;
}

/** The application's side of every call of the contract. */
export function createHandlers({ settings, host, openLibrary, session, uploads }: HandlerOptions): Handlers {
  const opened = (): LibrarySession => {
    const current = session();
    if (current) return current;
    throw new BroadsheetError('noLibrary', 'No library is open: choose a folder first.');
  };

  const render = async (scope: ExportScope, options: ExportOptions) => {
    const { library, annotations } = opened();
    const issues = await collectForExport(scope, library, annotations);
    const input = {
      issues,
      linkTo: (issueId: string, annotationId: string) => host.linkTo({ issueId, annotationId }),
      citationStyle: settings.get().citationStyle,
    };
    return renderMarkdown(scope, input, options);
  };

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
    'library.describe': async ({ issueIds, fields }) => ({
      changed: await opened().library.describe(issueIds, fields),
    }),
    async 'library.undoDescribe'() {
      const issueIds = await opened().library.undoDescribe();
      if (issueIds) return { issueIds };
      throw new BroadsheetError('nothingToUndo', 'Nothing was filled in that could be taken back.');
    },
    'library.chooseFiles': ({ kind }) => host.chooseFiles(kind),
    'library.add': ({ paths, mode }) => opened().importer.add(paths, mode),
    'upload.start': async () => ({ uploadId: await uploads.start() }),
    async 'upload.add'({ uploadId }) {
      const { importer } = opened();
      return importer.add(await uploads.paths(uploadId), 'copy', () => uploads.discard(uploadId));
    },
    async 'upload.discard'({ uploadId }) {
      await uploads.discard(uploadId);
      return null;
    },
    'import.list': () => session()?.importer.list() ?? [],
    'import.cancel': ({ importId }) => opened().importer.cancel(importId),
    'import.undo': ({ importId }) => opened().importer.undo(importId),
    'facsimile.pages': ({ issueId }) => facsimileSheets(opened().library, issueId),
    'facsimile.words': ({ issueId, page }) => facsimileWords(opened().library, issueId, page),

    'annotations.list': ({ issueId }) => opened().annotations.list(issueId),
    'annotations.create': (input) => opened().annotations.create(input),
    'annotations.change': (input) => opened().annotations.change(input),
    async 'annotations.remove'(input) {
      await opened().annotations.remove(input);
      return null;
    },
    'annotations.undo': () => opened().annotations.undo(),
    'annotations.redo': () => opened().annotations.redo(),

    'search.query': (request) => opened().search(request),

    async 'cite.passage'({ issueId, start, end }) {
      const issue = await opened().library.getIssue(issueId);
      return citePassage(issue, { start, end }, settings.get().citationStyle);
    },

    'export.render': ({ scope, options }) => render(scope, options),
    async 'export.save'({ scope, options }) {
      const files = await render(scope, options);
      const folder = await host.chooseFolder('export');
      if (folder === null) return null;
      const written = await writeExport(files, folder);
      return { folder, paths: written.map(({ path }) => path) };
    },
  };
}
