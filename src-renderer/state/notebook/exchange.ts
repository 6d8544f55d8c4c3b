import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { AnnotationImport, WaitingMarks } from '#shared/model/exchange.ts';
import type { GivenFile } from '../../dom/droppedFiles.ts';
import type { SendFile } from '../library/imports.ts';
import { gathered } from './gathered.ts';

export interface ExchangeState {
  readonly status: 'idle' | 'working' | 'done' | 'undone';
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
  importPaths(paths: readonly string[]): Promise<void>;
  /** Lets the person choose in the host's dialog. */
  choose(): Promise<void>;
  sendFiles(files: readonly GivenFile[]): Promise<void>;
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

  const attempt = async (work: () => Promise<Partial<ExchangeState>>) => {
    setState({ status: 'working', failure: null });
    try {
      setState({ status: 'done', ...(await work()) });
    } catch (failure) {
      setState({ status: 'idle', failure });
    }
    await loadWaiting();
  };
  const importPaths = async (paths: readonly string[]) => ({
    report: await peer.call('exchange.importFiles', { paths: [...paths] }),
  });

  return {
    store,
    loadWaiting,
    importPaths: (paths) => attempt(() => importPaths(paths)),
    choose: () =>
      attempt(async () => {
        const paths = await peer.call('library.chooseFiles', { kind: 'files' });
        if (!paths || paths.length === 0) return { status: getState().report ? 'done' : 'idle' };
        return await importPaths(paths);
      }),
    sendFiles: (files) =>
      attempt(async () => {
        const { uploadId } = await peer.call('upload.start', {});
        try {
          for (const { path, file } of files) await send(uploadId, path, file, new AbortController().signal);
        } catch (error) {
          await peer.call('upload.discard', { uploadId }).catch(() => undefined);
          throw error;
        }
        return { report: await peer.call('exchange.importUpload', { uploadId }) };
      }),
    undo: () =>
      attempt(async () => {
        const { report } = getState();
        if (report && (report.changed || changesLinks(report))) await peer.call('history.undo', {});
        return { status: 'undone', report: null };
      }),
    clear: () => setState({ status: 'idle', report: null, failure: null }),
  };
}

/** Whether an import brought links that can be taken back. */
export const changesLinks = ({ links }: AnnotationImport): boolean => links.added + links.updated > 0;
