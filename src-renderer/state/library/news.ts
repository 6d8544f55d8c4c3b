import type { ClientPeer } from '#shared/contract/peer.ts';
import { message } from '#shared/i18n/translate.ts';
import { type FileProblem, isNews } from '#shared/model/library.ts';
import type { OverlayStore } from '../window/overlays.ts';
import type { Toasts } from '../window/toasts.ts';
import type { LibraryControl } from './library.ts';

/** Says what was put right in the stored files without the person: a copy merged, a damaged file restored. */
export function tellNews(library: LibraryControl, toasts: Toasts): void {
  let told = new Set<string>();
  library.store.subscribe(({ state }, before) => {
    if (state?.path !== before.state?.path) told = new Set();
    const news = (state?.problems ?? []).filter((one) => isNews(one) && !told.has(keyOf(one)));
    for (const one of news) told.add(keyOf(one));
    const merged = news.filter(({ code }) => code === 'mergedMarks').length;
    const restored = news.length - merged;
    if (merged > 0) toasts.done(message('news.merged', { count: merged }));
    if (restored > 0) toasts.done(message('news.restored', { count: restored }));
  });
}

const keyOf = ({ code, path, message: sentence }: FileProblem) => JSON.stringify([code, path, sentence]);

/** Says where annotations went whenever the text of an issue changed under them. */
export function tellReanchoring(peer: ClientPeer, toasts: Toasts): void {
  peer.on('annotations.reanchored', ({ moved, lost, found }) => {
    if (lost > 0) toasts.done(message('notes.lostPlace', { count: lost }));
    else if (found > 0) toasts.done(message('notes.foundPlace', { count: found }));
    else toasts.done(message('notes.movedPlace', { count: moved }));
  });
}

/** Says when edits in the files of kept exports begin to wait, or more of them do, unless they are looked at. */
export function tellWaitingEdits(peer: ClientPeer, overlays: OverlayStore, toasts: Toasts): void {
  let told = 0;
  peer.on('targets.changed', ({ waiting }) => {
    const isShown = overlays.getState().dialog?.kind === 'targets';
    if (waiting > told && !isShown) toasts.done(message('targets.waiting', { count: waiting }));
    told = waiting;
  });
}
