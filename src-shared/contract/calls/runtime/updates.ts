import { ask, call } from '../../call.ts';

/** A version that is newer than the one that runs. */
export interface NewVersion {
  readonly version: string;
  /** What is new in it, in the words of whoever published it: plain text, never taken for HTML; may be empty. */
  readonly notes: string;
}

/** What is known of newer versions. */
export type UpdatesState =
  /** This host, or this kind of package, cannot be renewed by the app itself. */
  | { readonly kind: 'unavailable' }
  /** Nobody wants to know. */
  | { readonly kind: 'off' }
  /** `isNewest`: there was no newer version when it was last asked for. */
  | { readonly kind: 'idle'; readonly isNewest: boolean }
  | { readonly kind: 'looking' }
  | ({ readonly kind: 'available' } & NewVersion)
  /** `percent`: 0 to 100. */
  | ({ readonly kind: 'downloading'; readonly percent: number } & NewVersion)
  | ({ readonly kind: 'ready' } & NewVersion)
  | { readonly kind: 'failed'; readonly step: UpdateStep };

export type UpdateStep = 'look' | 'download' | 'install';

/** Newer versions of the app. Every window hears `updates.changed` of what these do. */
export const updateCalls = {
  /** What is known; asks nobody. */
  'updates.state': ask({}).answers<UpdatesState>(),
  /** Asks the place of releases for the list of versions. Throws `notOnThisHost` where updates are unavailable. */
  'updates.look': call({}).answers<UpdatesState>(),
  /** Downloads the version that was found; does nothing where none is `available`. Answers when it is there. */
  'updates.download': call({}).answers<UpdatesState>(),
  /** Ends the app, puts the downloaded version in its place and starts that; does nothing where none is `ready`. */
  'updates.install': call({}).answers<UpdatesState>(),
};
