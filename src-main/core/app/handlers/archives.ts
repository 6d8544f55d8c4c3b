import type { archiveCalls } from '#shared/contract/calls/archives.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import type { HandlerServices } from './services.ts';

export function archiveHandlers({
  archives,
  granted,
  host,
  openLibrary,
  session,
}: HandlerServices): HandlersOf<typeof archiveCalls> {
  return {
    'archive.known': () => archives.known(),
    async 'archive.choose'({ what }) {
      const path = await host.chooseForArchive(what);
      granted.grant(path === null ? [] : [path]);
      return path;
    },
    async 'archive.open'(wanted) {
      const { folder, pictures, authority } = wanted;
      const known = (await archives.known()).flatMap((one) => [one.folder, one.pictures, one.authority]);
      granted.check(
        [folder, pictures, authority].flatMap((path) => (known.includes(path) ? [] : (path ?? []))),
      );
      return await openLibrary(await archives.add(wanted));
    },
    'archive.papers': () => session()?.archive?.papers() ?? [],
    async 'archive.reach'({ publication, year }) {
      await session()?.archive?.reach(publication, year);
      return null;
    },
    'archive.retry'() {
      session()?.archive?.lookAgain();
      return null;
    },
  };
}
