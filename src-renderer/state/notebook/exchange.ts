import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { AnnotationImport, ChosenColumns, ForeignTable, WaitingMarks } from '#shared/model/exchange.ts';
import type { GivenFile } from '../../dom/droppedFiles.ts';
import type { SendFile } from '../library/imports.ts';
import { gathered } from './gathered.ts';

/** By the names of the tables' files. */
export type ColumnsByFile = Readonly<Record<string, ChosenColumns>>;

/** Files by their paths, or that were sent to the host. */
type Given = { readonly paths: readonly string[] } | { readonly uploadId: string };

export interface ExchangeState {
  readonly status: 'idle' | 'working' | 'choosing' | 'done' | 'undone';
  /** Tables whose columns are to be chosen before anything is taken in. */
  readonly tables: readonly ForeignTable[];
  /** Of the newest import; it stays until the next one. */
  readonly report: AnnotationImport | null;
  /** Why the newest import, or taking it back, failed. */
  readonly failure: unknown;
  /** Annotations whose issue is not in the library. */
  readonly waiting: readonly WaitingMarks[];
}

/** Annotations from other libraries and programs. */
export interface AnnotationExchange {
  readonly store: StoreApi<ExchangeState>;
  /** Asks what waits for its issue. */
  loadWaiting(): Promise<void>;
  /** Takes files in; where a table is among them, only once its columns are chosen. */
  importPaths(paths: readonly string[]): Promise<void>;
  /** Lets the person choose in the host's dialog. */
  choose(): Promise<void>;
  sendFiles(files: readonly GivenFile[]): Promise<void>;
  /** Takes in the files whose tables were shown. */
  takeTables(columns: ColumnsByFile): Promise<void>;
  /** Leaves them. */
  leaveTables(): void;
  /** Takes the newest import back. */
  undo(): Promise<void>;
  /** Forgets the report. */
  clear(): void;
}

export function createAnnotationExchange(
  peer: ClientPeer,
  send: SendFile,
  inLibrary: (issueId: string) => boolean,
): AnnotationExchange {
  const store = createStore<ExchangeState>(() => ({
    status: 'idle',
    tables: [],
    report: null,
    failure: null,
    waiting: [],
  }));
  const { getState, setState } = store;

  /** Gathered, as changes come by the thousand. */
  const loadWaiting = gathered(async () => {
    // Without a library nothing waits.
    setState({ waiting: await peer.call('exchange.waiting', {}).catch(() => []) });
  });
  const waits = (issueId: string) => getState().waiting.some((marks) => marks.issueId === issueId);
  peer.on('annotations.changed', ({ issueId }) => {
    if (waits(issueId) || !inLibrary(issueId)) void loadWaiting();
  });
  peer.on('library.changed', ({ upserted, removed }) => {
    if (removed.length > 0 || upserted.some(({ id }) => waits(id))) void loadWaiting();
  });

  /** What was chosen, until its tables are understood. */
  let pending: Given | null = null;
  const discard = async (given: Given | null) => {
    if (given && 'uploadId' in given) {
      await peer.call('upload.discard', { uploadId: given.uploadId }).catch(() => undefined);
    }
  };
  const forgetPending = () => {
    void discard(pending);
    pending = null;
  };
  const attempt = async (work: () => Promise<Partial<ExchangeState>>) => {
    forgetPending();
    setState({ status: 'working', failure: null, tables: [] });
    try {
      setState({ status: 'done', ...(await work()) });
    } catch (failure) {
      setState({ status: 'idle', failure });
    }
    await loadWaiting();
  };
  const take = async (given: Given, columns?: ColumnsByFile): Promise<Partial<ExchangeState>> => {
    const more = columns ? { columns } : {};
    const report =
      'paths' in given
        ? await peer.call('exchange.importFiles', { paths: [...given.paths], ...more })
        : await peer.call('exchange.importUpload', { uploadId: given.uploadId, ...more });
    return { report, tables: [] };
  };
  const takeOrAsk = async (given: Given): Promise<Partial<ExchangeState>> => {
    const asked =
      'paths' in given
        ? peer.call('exchange.tables', { paths: [...given.paths] })
        : peer.call('exchange.uploadedTables', { uploadId: given.uploadId });
    const tables = await asked.catch(async (error: unknown) => {
      await discard(given);
      throw error;
    });
    if (tables.length === 0) return await take(given);
    pending = given;
    return { status: 'choosing', report: null, tables };
  };
  const leave = () => {
    forgetPending();
    setState({ status: 'idle', tables: [] });
  };

  return {
    store,
    loadWaiting,
    importPaths: (paths) => attempt(() => takeOrAsk({ paths })),
    choose: () =>
      attempt(async () => {
        const paths = await peer.call('library.chooseFiles', { kind: 'files' });
        if (!paths || paths.length === 0) return { status: getState().report ? 'done' : 'idle' };
        return await takeOrAsk({ paths });
      }),
    sendFiles: (files) =>
      attempt(async () => {
        const { uploadId } = await peer.call('upload.start', {});
        try {
          for (const { path, file } of files) await send(uploadId, path, file, new AbortController().signal);
        } catch (error) {
          await discard({ uploadId });
          throw error;
        }
        return await takeOrAsk({ uploadId });
      }),
    takeTables(columns) {
      const given = pending;
      pending = null;
      return attempt(async () => (given ? await take(given, columns) : { status: 'idle', tables: [] }));
    },
    leaveTables: leave,
    undo: () =>
      attempt(async () => {
        const { report } = getState();
        if (report && (report.changed || changesLinks(report))) await peer.call('history.undo', {});
        return { status: 'undone', report: null };
      }),
    clear() {
      leave();
      setState({ report: null, failure: null });
    },
  };
}

/** Whether an import brought links that can be taken back. */
export const changesLinks = ({ links }: AnnotationImport): boolean => links.added + links.updated > 0;
