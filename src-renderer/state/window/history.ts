import type { ClientPeer } from '#shared/contract/peer.ts';
import { message } from '#shared/i18n/translate.ts';
import type { Toasts } from './toasts.ts';

/** Takes back what was done last, of whatever kind and wherever in the library, and says what that was. */
export interface History {
  undo(): Promise<void>;
  redo(): Promise<void>;
}

export function createHistory(peer: ClientPeer, toasts: Toasts): History {
  const step = async (direction: 'undo' | 'redo') => {
    try {
      const { kind, did, count } = await peer.call(`history.${direction}`, {});
      toasts.done(message(`history.${direction}.${kind}.${did}`, { count }));
    } catch (error) {
      toasts.failed(error);
    }
  };
  return { undo: () => step('undo'), redo: () => step('redo') };
}
