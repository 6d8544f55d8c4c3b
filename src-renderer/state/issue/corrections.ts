import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WantedCorrection } from '#shared/contract/calls/corrections.ts';
import type { ClientPeer } from '#shared/contract/peer.ts';
import { message } from '#shared/i18n/translate.ts';
import type { PlacedCorrection } from '#shared/model/correction.ts';
import type { FilledInField } from '#shared/model/filledIn.ts';
import type { DescribableField, Issue } from '#shared/model/issue.ts';
import { createHistory } from '../window/history.ts';
import type { Toasts } from '../window/toasts.ts';
import type { CurrentIssue } from './currentIssue.ts';

/** The corrections of the issue on screen. */
export interface CorrectionsState {
  readonly issueId: string | null;
  readonly list: readonly PlacedCorrection[];
  /** The fields of its masthead that were filled in. */
  readonly filledIn: readonly FilledInField[];
  /** Whether the issue is to be shown as its file says. */
  readonly wantsPrinted: boolean;
  /** The issue as its file says, once it is there. */
  readonly printed: Issue | null;
}

export interface CorrectionsControl {
  readonly store: StoreApi<CorrectionsState>;
  /**
   * Corrects the issue on screen; it reads as corrected when this resolves. Rejects with the reason, for the
   * dialog that what was typed stays in.
   */
  make(wanted: WantedCorrection): Promise<void>;
  undo(correctionId: string): Promise<void>;
  /** Takes back what was filled in for a field of the masthead. */
  undoField(field: DescribableField): Promise<void>;
  /** Shows the issue as its file says, or as people corrected it. */
  showPrinted(on: boolean): Promise<void>;
}

const none: CorrectionsState = {
  issueId: null,
  list: [],
  filledIn: [],
  wantsPrinted: false,
  printed: null,
};

export function createCorrections(
  peer: ClientPeer,
  currentIssue: CurrentIssue,
  toasts: Toasts,
): CorrectionsControl {
  const history = createHistory(peer, toasts);
  const store = createStore<CorrectionsState>(() => none);
  /** The newest reading of the issue after a correction, which the window hears of before the call answers. */
  let reread: Promise<void> = Promise.resolve();

  const load = async (issueId: string): Promise<void> => {
    try {
      const list = await peer.call('corrections.list', { issueId });
      if (store.getState().issueId === issueId) store.setState({ list });
    } catch {
      // The issue cannot be read: its own view says why.
      if (store.getState().issueId === issueId) store.setState({ list: [] });
    }
  };
  const loadFilledIn = async (issueId: string): Promise<void> => {
    const filledIn = await peer.call('library.filledIn', { issueId }).catch(() => []);
    if (store.getState().issueId === issueId) store.setState({ filledIn });
  };
  currentIssue.store.subscribe(({ issueId, issue }, before) => {
    if (issueId !== before.issueId) store.setState({ ...none, issueId });
    // A file that changed may have taken the place of a correction, or given it back.
    if (issueId !== null && issue && issue !== before.issue) {
      void load(issueId);
      void loadFilledIn(issueId);
    }
  });
  // A field that is filled in otherwise need not change what the issue shows.
  peer.on('library.changed', ({ upserted }) => {
    const { issueId } = store.getState();
    if (issueId !== null && upserted.some(({ id }) => id === issueId)) void loadFilledIn(issueId);
  });
  peer.on('corrections.changed', ({ issueId }) => {
    if (issueId !== store.getState().issueId) return;
    void load(issueId);
    reread = currentIssue.refresh();
  });

  const redo = async (issueId: string, correctionId: string) => {
    try {
      await peer.call('corrections.redo', { issueId, correctionId });
    } catch (error) {
      toasts.failed(error);
    }
  };
  const undo = async (issueId: string, correctionId: string) => {
    try {
      await peer.call('corrections.undo', { issueId, correctionId });
      toasts.done(message('correct.undone'), () => void redo(issueId, correctionId));
    } catch (error) {
      toasts.failed(error);
    }
  };
  return {
    store,
    async make(wanted) {
      const { issueId } = store.getState();
      if (issueId === null) return;
      const { correction } = await peer.call('corrections.make', { issueId, wanted });
      // A dialog that closed over the old words would let them be read aloud, copied or marked.
      await reread;
      toasts.done(message('correct.done'), () => void undo(issueId, correction.id));
    },
    async undo(correctionId) {
      const { issueId } = store.getState();
      if (issueId !== null) await undo(issueId, correctionId);
    },
    async undoField(field) {
      const { issueId } = store.getState();
      if (issueId === null) return;
      try {
        await peer.call('library.describe', { issueIds: [issueId], fields: { [field]: null } });
        toasts.done(message('correct.undone'), () => void history.undo());
      } catch (error) {
        toasts.failed(error);
      }
    },
    async showPrinted(on) {
      const { issueId } = store.getState();
      if (issueId === null) return;
      store.setState({ wantsPrinted: on, printed: null });
      if (!on) return;
      try {
        const printed = await peer.call('corrections.printed', { issueId });
        const now = store.getState();
        if (now.issueId === issueId && now.wantsPrinted) store.setState({ printed });
      } catch (error) {
        store.setState({ wantsPrinted: false });
        toasts.failed(error);
      }
    },
  };
}
