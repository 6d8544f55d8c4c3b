import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput } from '#shared/contract/calls.ts';
import type { ClientPeer } from '#shared/contract/peer.ts';
import { type Message, message } from '#shared/i18n/translate.ts';
import type {
  PictureReadingOffer,
  PictureReadingOrder,
  PictureReadingState,
  PicturesToRead,
} from '#shared/model/scans/pictureReading.ts';
import type { Toasts } from '../window/toasts.ts';
import { joinOffers } from './readablePictures.ts';

/** What a person asks for of several issues or papers at once. */
export type PictureReadingWish = Omit<PictureReadingOrder, 'what'>;

/** The reading of the library's pictures, as this window knows it. */
export interface PictureReadingControl {
  readonly store: StoreApi<{ readonly reading: PictureReadingState }>;
  /** Asks how far it is: for another library, and after a lost connection. */
  load(): Promise<void>;
  /** Throws what a call throws. */
  offer(what: readonly PicturesToRead[]): Promise<PictureReadingOffer>;
  /** Puts pages behind those that wait. Throws what a call throws. */
  read(what: readonly PicturesToRead[], wish: PictureReadingWish): Promise<void>;
  /** Reads a part of a page once more; resolves when it is in its place. Throws what a call throws. */
  readRegion(region: CallInput<'pictures.readRegion'>): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Forgets what waits, and what could not be read. */
  cancel(): Promise<void>;
}

const nothing: PictureReadingState = {
  status: 'idle',
  done: 0,
  total: 0,
  atWork: [],
  secondsLeft: null,
  unread: [],
  message: null,
};

export function createPictureReading(peer: ClientPeer, toasts: Toasts): PictureReadingControl {
  const store = createStore<{ readonly reading: PictureReadingState }>(() => ({ reading: nothing }));
  /** What is told while an answer is on its way is newer than that. */
  let told = 0;
  peer.on('pictures.changed', (reading) => {
    told++;
    const before = store.getState().reading;
    store.setState({ reading });
    const hasEnded = before.status === 'running' && reading.status === 'idle';
    if (hasEnded && reading.done > reading.unread.length) toasts.done(message('pictures.finished'));
  });
  const ask = async (call: () => Promise<PictureReadingState>): Promise<void> => {
    const before = told;
    const reading = await call();
    if (told === before) store.setState({ reading });
  };
  const attempt = async (call: () => Promise<PictureReadingState>): Promise<void> => {
    try {
      await ask(call);
    } catch (error) {
      toasts.failed(error);
    }
  };
  return {
    store,
    async load() {
      try {
        await ask(() => peer.call('pictures.state', {}));
      } catch {
        // Without a library nothing is read.
        store.setState({ reading: nothing });
      }
    },
    async offer(what) {
      return joinOffers(await Promise.all(what.map((one) => peer.call('pictures.offer', { what: one }))));
    },
    async read(what, wish) {
      for (const one of what) await ask(() => peer.call('pictures.read', { what: one, ...wish }));
    },
    async readRegion(region) {
      await peer.call('pictures.readRegion', region);
    },
    pause: () => attempt(() => peer.call('pictures.pause', {})),
    resume: () => attempt(() => peer.call('pictures.resume', {})),
    cancel: () => attempt(() => peer.call('pictures.cancel', {})),
  };
}

/** What the line in the window says; null where there is nothing to say. */
export function progressMessage({
  status,
  done,
  total,
  message: reason,
}: PictureReadingState): Message | null {
  switch (status) {
    case 'idle':
      return null;
    case 'running':
      return message('pictures.progress', { page: Math.min(done + 1, total), total });
    case 'paused':
      return message('pictures.paused', { done, total });
    case 'waiting':
      return message('pictures.waiting', { done, total });
    case 'stopped':
      return message('pictures.stopped', { message: reason ?? '' });
  }
}

/** How long it will take, as roughly as anybody can tell; null while that cannot be told. */
export function timeLeftMessage({ status, secondsLeft }: PictureReadingState): Message | null {
  if (status !== 'running' || secondsLeft === null) return null;
  if (secondsLeft < 60) return message('pictures.left.moment');
  const minutes = Math.round(secondsLeft / 60);
  if (minutes < 90) return message('pictures.left.minutes', { count: minutes });
  return message('pictures.left.hours', { count: Math.round(minutes / 60) });
}

/** Pages done, with what is done of those at work. */
export const pagesDone = ({ done, atWork }: PictureReadingState): number =>
  atWork.reduce((sum, { share }) => sum + share, done);
