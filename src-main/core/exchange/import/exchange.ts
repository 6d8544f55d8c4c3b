import type { Library } from '#core/archive/library/library.ts';
import type { Clock } from '#core/disk/files/clock.ts';
import type { AnnotationStore } from '#core/kept/annotations/store.ts';
import type { Links } from '#core/kept/links/links.ts';
import type { AnnotationImport, ChosenColumns, ForeignTable, WaitingMarks } from '#shared/model/exchange.ts';
import { attachWaiting } from './attachWaiting.ts';
import { importAnnotations } from './importAnnotations.ts';
import type { MatchingLibrary } from './match.ts';
import { landPictures, type PictureLibrary } from './pictures.ts';
import { listWaiting } from './waiting.ts';

export interface ExchangeOptions {
  readonly library: Pick<Library, 'summary' | 'onIssue'> & PictureLibrary;
  readonly search: MatchingLibrary['search'];
  readonly annotations: AnnotationStore;
  readonly links: Pick<Links, 'adopting'>;
  /** Resolves when every issue file was read and is in the index. */
  readonly settled: () => Promise<void>;
  readonly clock: Clock;
}

/** Annotations from other libraries and programs. */
export interface Exchange {
  /**
   * Takes in what the files hold and reports what became of every row: one step that
   * `history.undo` takes back; `columnsOf` says what the columns of a table hold. Throws `unreadableAnnotations`
   * (nothing is taken in then) and what saving throws.
   */
  importFiles(
    paths: readonly string[],
    columnsOf?: (path: string) => ChosenColumns | undefined,
  ): Promise<AnnotationImport>;
  /** Those of the files that are tables of others, to choose their columns. Throws `unreadableAnnotations`. */
  tables(paths: readonly string[]): Promise<readonly ForeignTable[]>;
  /** Annotations whose issue is not in the library, newest paper first; answers once everything was read. */
  waiting(): Promise<readonly WaitingMarks[]>;
  /** Attaches what waits for an issue that is here now. It also happens by itself when issues came. */
  attachWaiting(): Promise<void>;
  /** Stops looking for issues that annotations wait for. */
  close(): Promise<void>;
}

/** What reads pages of other programs is loaded when somebody imports one. */
const readers = () => import('../annotationFiles/readAnnotations.ts');

export function createExchange(options: ExchangeOptions): Exchange {
  const { library, search, annotations, links, settled, clock } = options;
  const matching: MatchingLibrary = {
    summary: (id) => library.summary(id),
    summaries: () => library.summaries(),
    getIssue: (id) => library.getIssue(id),
    search,
  };
  let isClosed = false;
  let isExpected = false;
  let attaching: Promise<void> = Promise.resolve();

  const attach = (): Promise<void> => {
    const attached = attaching.then(async () => {
      if (!isClosed) await attachWaiting(matching, annotations);
    });
    attaching = attached.catch(() => undefined);
    return attached;
  };
  /** Issues come by the thousand: they are looked through once all of them are there. */
  const attachLater = async () => {
    if (isExpected || isClosed) return;
    isExpected = true;
    await settled();
    isExpected = false;
    // Where it fails nothing is lost: what waits goes on waiting, and is tried again with the next issue.
    await attach().catch(() => undefined);
  };
  const stop = library.onIssue(() => void attachLater());
  void attachLater();

  return {
    async tables(paths) {
      const { readForeignTable } = await readers();
      const tables: ForeignTable[] = [];
      for (const path of paths) {
        const table = await readForeignTable(path);
        if (table) tables.push(table);
      }
      return tables;
    },
    async importFiles(paths, columnsOf = () => undefined) {
      const now = clock().toISOString();
      const { readAnnotationFile } = await readers();
      const files = [];
      for (const path of paths) files.push(await readAnnotationFile(path, now, columnsOf(path)));
      await settled();
      // What an earlier import left waiting may be on the very issues of this one.
      await attach();
      return await importAnnotations(await landPictures(files, library), matching, annotations, links);
    },
    async waiting() {
      // Before everything was read, any issue may still come.
      await settled();
      return await listWaiting(matching, annotations);
    },
    attachWaiting: attach,
    async close() {
      isClosed = true;
      stop();
      await attaching;
    },
  };
}
