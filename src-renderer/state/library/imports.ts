import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostInfo } from '#shared/contract/calls/host.ts';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { ImportState } from '#shared/model/import.ts';
import type { GivenFile } from '../../dom/droppedFiles.ts';

export interface ImportsState {
  /** The newest addition of this session; its report stays until the next one. */
  readonly latest: ImportState | null;
  /** Files being sent to the host, where they cannot be named by path. */
  readonly sending: { readonly done: number; readonly total: number } | null;
  /** Why the last addition could not even begin. */
  readonly failure: unknown;
}

export interface Imports {
  readonly store: StoreApi<ImportsState>;
  /** Asks what was added before this window came. */
  load(): Promise<void>;
  addPaths(paths: readonly string[]): Promise<void>;
  /** Lets the person choose in the host's dialog, and adds what they chose. */
  choose(kind: 'files' | 'folder'): Promise<void>;
  sendFiles(files: readonly GivenFile[]): Promise<void>;
  /** Stops sending or reading. */
  cancel(): Promise<void>;
  undo(): Promise<void>;
}

/** How a file is sent; see host.ts. */
export type SendFile = (uploadId: string, path: string, file: Blob, signal: AbortSignal) => Promise<void>;

export function createImports(peer: ClientPeer, info: Pick<HostInfo, 'importBy'>, send: SendFile): Imports {
  const store = createStore<ImportsState>(() => ({ latest: null, sending: null, failure: null }));
  const { getState, setState } = store;
  let abort: AbortController | null = null;

  peer.on('import.changed', (changed) => {
    const { latest } = getState();
    // Another window's addition is shown too, but never in place of the one that runs here.
    if (latest?.id === changed.id || latest?.status !== 'running') setState({ latest: changed });
  });

  /** An event may have told more already than the answer does. */
  const begun = (started: ImportState) => {
    if (getState().latest?.id !== started.id) setState({ latest: started });
  };
  const attempt = async (work: () => Promise<void>) => {
    setState({ failure: null });
    try {
      await work();
    } catch (failure) {
      setState({ failure });
    }
  };
  const add = async (paths: readonly string[]) => {
    begun(await peer.call('library.add', { paths: [...paths] }));
  };

  return {
    store,
    load: () =>
      attempt(async () => {
        const [latest] = await peer.call('import.list', {});
        setState({ latest: latest ?? null });
      }),
    addPaths: (paths) => attempt(() => add(paths)),
    choose: (kind) =>
      attempt(async () => {
        const paths = await peer.call('library.chooseFiles', { kind });
        if (paths && paths.length > 0) await add(paths);
      }),
    sendFiles: (files) =>
      attempt(async () => {
        if (info.importBy !== 'upload' || files.length === 0) return;
        const sending = new AbortController();
        abort = sending;
        const { uploadId } = await peer.call('upload.start', {});
        try {
          for (const [done, { path, file }] of files.entries()) {
            setState({ sending: { done, total: files.length } });
            await send(uploadId, path, file, sending.signal);
          }
          setState({ sending: null });
          begun(await peer.call('upload.add', { uploadId }));
        } catch (error) {
          setState({ sending: null });
          await peer.call('upload.discard', { uploadId }).catch(() => undefined);
          if (!sending.signal.aborted) throw error;
        } finally {
          if (abort === sending) abort = null;
        }
      }),
    async cancel() {
      if (abort) {
        abort.abort();
        return;
      }
      const { latest } = getState();
      if (latest?.status !== 'running') return;
      await attempt(async () =>
        setState({ latest: await peer.call('import.cancel', { importId: latest.id }) }),
      );
    },
    undo: () =>
      attempt(async () => {
        const { latest } = getState();
        if (latest) setState({ latest: await peer.call('import.undo', { importId: latest.id }) });
      }),
  };
}
