import type { importCalls } from '#shared/contract/calls/imports.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import { done, type HandlerServices } from './services.ts';

export function importHandlers({
  host,
  granted,
  opened,
  openedFolder,
  session,
  uploads,
}: HandlerServices): HandlersOf<typeof importCalls> {
  return {
    async 'library.chooseFiles'({ kind }) {
      const paths = await host.chooseFiles(kind);
      granted.grant(paths ?? []);
      return paths;
    },
    'library.add'({ paths }) {
      granted.check(paths);
      return openedFolder().importer.add(paths);
    },
    'upload.start': async () => ({ uploadId: await uploads.start() }),
    async 'upload.add'({ uploadId }) {
      const { importer } = openedFolder();
      return importer.add(await uploads.paths(uploadId), () => uploads.discard(uploadId));
    },
    'upload.discard': ({ uploadId }) => done(uploads.discard(uploadId)),
    'import.list': () => session()?.importer.list() ?? [],
    'import.cancel': ({ importId }) => opened().importer.cancel(importId),
    'import.undo': ({ importId }) => opened().importer.undo(importId),
  };
}
