import type { ClientPeer } from '#shared/contract/peer.ts';
import { message } from '#shared/i18n/translate.ts';
import type { Toasts } from '../window/toasts.ts';

/** Says where annotations went whenever the text of an issue changed under them. */
export function tellReanchoring(peer: ClientPeer, toasts: Toasts): void {
  peer.on('annotations.reanchored', ({ moved, lost, found }) => {
    if (lost > 0) toasts.done(message('notes.lostPlace', { count: lost }));
    else if (found > 0) toasts.done(message('notes.foundPlace', { count: found }));
    else toasts.done(message('notes.movedPlace', { count: moved }));
  });
}
