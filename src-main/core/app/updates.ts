import type { UpdatesState } from '#shared/contract/calls/runtime/updates.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';

/** How a host renews the app. It asks nobody for anything before `lookByItself(true)` or `look()`. */
export interface Updates {
  state(): UpdatesState;
  /** Whether to look now and then without being asked: the person's preference. */
  lookByItself(on: boolean): void;
  /** Looks for a newer version. Failing is a state, not a rejection; so it is of the two below. */
  look(): Promise<UpdatesState>;
  download(): Promise<UpdatesState>;
  install(): Promise<UpdatesState>;
  /** Calls `listener` with every new state; answers how to stop. */
  onChange(listener: (state: UpdatesState) => void): () => void;
}

const refused = () =>
  Promise.reject(
    new BroadsheetError(
      'notOnThisHost',
      'This Broadsheet is not renewed by itself; get a newer package instead.',
    ),
  );

/** Of hosts that are renewed in another way. */
export const noUpdates: Updates = {
  state: () => ({ kind: 'unavailable' }),
  lookByItself: () => undefined,
  look: refused,
  download: refused,
  install: refused,
  onChange: () => () => undefined,
};
