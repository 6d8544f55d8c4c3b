import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClientPeer } from '#shared/contract/peer.ts';
import { message } from '#shared/i18n/translate.ts';
import type { AnchoredAnnotation, Colour } from '#shared/model/annotation.ts';
import type { Toasts } from '../window/toasts.ts';
import { createNoteDrafts, type DraftSurroundings, type NoteDraft, type NoteDrafts } from './noteDrafts.ts';

export interface WritingState {
  /** All drafts, also those put aside; they outlive the editor and the issue. */
  readonly drafts: ReadonlyMap<string, NoteDraft>;
  readonly lastColour: Colour;
}

/** The notes being written and the pen in hand: one of each, however many issues are on screen. */
export interface Writing {
  readonly store: StoreApi<WritingState>;
  readonly drafts: NoteDrafts;
  takeColour(colour: Colour): void;
  onSaved(listener: (draft: NoteDraft, saved: AnchoredAnnotation) => void): void;
}

export function createWriting(peer: ClientPeer, toasts: Toasts, around: DraftSurroundings): Writing {
  const store = createStore<WritingState>(() => ({ drafts: new Map(), lastColour: 'yellow' }));
  const listeners: ((draft: NoteDraft, saved: AnchoredAnnotation) => void)[] = [];
  const takeColour = (lastColour: Colour) => store.setState({ lastColour });
  const drafts = createNoteDrafts(
    peer,
    {
      get: () => store.getState().drafts,
      set: (changed) => store.setState({ drafts: changed }),
      saved(draft, saved, byItself) {
        for (const listener of listeners) listener(draft, saved);
        if (byItself) toasts.done(message('notes.savedAfterAll'));
        else takeColour(draft.colour);
      },
    },
    around,
  );
  return {
    store,
    drafts,
    takeColour,
    onSaved: (listener) => void listeners.push(listener),
  };
}
