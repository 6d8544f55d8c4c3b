import type { HostInfo } from '#shared/contract/calls/host.ts';
import { calls } from '#shared/contract/calls.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { ClientPeer } from '#shared/contract/peer.ts';
import { connectContract } from '#shared/contract/peer.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import { type ServerPeer, serveContract } from '#shared/contract/serve.ts';
import { wirePair } from '#shared/contract/wire.ts';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { Surroundings } from '../../../src-renderer/state/application.ts';
import type { HistoryPort } from '../../../src-renderer/state/navigation/router.ts';

export { summary } from '../../support/summary.ts';

export const annotation = (
  id: string,
  place: { readonly start: number; readonly end: number } | null,
  part: Partial<AnchoredAnnotation['annotation']> = {},
): AnchoredAnnotation => ({
  annotation: {
    id,
    issueId: 'issue',
    target: {
      quote: { type: 'TextQuoteSelector', exact: 'words', prefix: '', suffix: '' },
      position: { type: 'TextPositionSelector', start: place?.start ?? 0, end: place?.end ?? 5 },
      shown: 'words',
      headline: null,
    },
    colour: 'yellow',
    note: '',
    tags: [],
    created: '2026-01-01T00:00:00Z',
    modified: '2026-01-01T00:00:00Z',
    ...part,
  },
  anchor: place && { ...place, method: 'position' },
});

/** A window's peer over the real contract, with a back end made of the handlers that a test needs. */
export function connect(handlers: Partial<Handlers>): {
  readonly peer: ClientPeer;
  readonly server: ServerPeer;
} {
  const [near, far] = wirePair();
  const missing = Object.fromEntries(
    Object.keys(calls).map((name) => [
      name,
      () => {
        throw new BroadsheetError('internal', `The test has no ${name}.`);
      },
    ]),
  );
  const server = serveContract(far, { ...missing, ...handlers } as Handlers, {
    clientId: 'test',
    mayChange: true,
  });
  return { peer: connectContract(near), server };
}

/** Time that goes by when the test says so, and a window that is come back to and left likewise. */
export function handClock() {
  let now = 0;
  let waiting: { readonly due: number; readonly work: () => void }[] = [];
  const returning: (() => void)[] = [];
  const leaving: (() => void)[] = [];
  return {
    around: {
      after(milliseconds: number, work: () => void) {
        const entry = { due: now + milliseconds, work };
        waiting.push(entry);
        return () => {
          waiting = waiting.filter((one) => one !== entry);
        };
      },
      onReturn: (listener: () => void) => void returning.push(listener),
      onLeave: (listener: () => void) => void leaving.push(listener),
    },
    /** Lets time pass; what falls due in it is done. */
    pass(milliseconds: number) {
      now += milliseconds;
      const due = waiting.filter((entry) => entry.due <= now);
      waiting = waiting.filter((entry) => entry.due > now);
      for (const { work } of due) work();
    },
    comeBack: () =>
      returning.forEach((listener) => {
        listener();
      }),
    leave: () =>
      leaving.forEach((listener) => {
        listener();
      }),
  };
}

/** What a window in a browser hears of its host. */
export const browserHost: HostInfo = {
  host: 'browser',
  version: '1',
  locales: ['en'],
  platform: 'linux',
  canChooseFolder: false,
  printsPdf: false,
  importBy: 'upload',
  hasKeychain: false,
  safeMode: false,
  recentLibraries: [],
};

/** A window around an application in which nothing happens by itself; ids count up. */
export function quietSurroundings(history: HistoryPort): Surroundings {
  let id = 0;
  return {
    history,
    newId: () => String(++id),
    files: { pathsOf: () => null, send: () => Promise.resolve(), address: (path) => path },
    after: () => () => undefined,
    speaker: { voices: () => [], onVoices: () => () => undefined, say: () => () => undefined },
    onReturn: () => undefined,
    onLeave: () => undefined,
    wait: () => () => undefined,
  };
}

/** Resolves once `holds` does; asks again after every turn of the event loop, as long as a busy disk may take. */
export async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    if (holds()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('What was waited for did not happen.');
}

/** A window's history in memory. */
export function memoryHistory(address = '/'): HistoryPort & { readonly addresses: (string | null)[] } {
  const entries: { state: unknown; address: string | null }[] = [{ state: null, address }];
  let at = 0;
  const listeners = new Set<(state: unknown) => void>();
  const travel = (to: number) => {
    if (!entries[to]) return;
    at = to;
    for (const listener of listeners) listener(entries[at]?.state);
  };
  return {
    get state() {
      return entries[at]?.state;
    },
    get addresses() {
      return entries.map((entry) => entry.address);
    },
    address,
    push(state, next) {
      entries.splice(at + 1, entries.length, { state, address: next });
      at++;
    },
    replace(state, next) {
      entries[at] = { state, address: next };
    },
    back: () => travel(at - 1),
    forward: () => travel(at + 1),
    onPop(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Surroundings in which nothing that waits ever comes. */
export const noWait = { after: () => () => undefined };
