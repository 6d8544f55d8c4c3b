import type { WritingMode } from './pageReading.ts';

/** The languages whose print can be read from pictures, BCP 47; `de-Latf` is German in Fraktur. */
export const readableLanguages = ['zh-Hans', 'zh-Hant', 'ja', 'en', 'de', 'de-Latf', 'fr'] as const;
export type ReadableLanguage = (typeof readableLanguages)[number];

/** Which pictures are to be read. */
export type PicturesToRead =
  /** `pages` are `FacsimilePage.number`; null for all of the issue. */
  | { readonly kind: 'issue'; readonly issueId: string; readonly pages: readonly number[] | null }
  /** As `IssueSummary.publication`. */
  | { readonly kind: 'paper'; readonly publication: string | null }
  | { readonly kind: 'library' };

/** What a person asks for. */
export interface PictureReadingOrder {
  readonly what: PicturesToRead;
  /** Null leaves it to the first look at the pages. */
  readonly language: ReadableLanguage | null;
  readonly writing: WritingMode | null;
  /** Pages that were read by a machine before are read once more. */
  readonly again: boolean;
}

/** A page that is being read. */
export interface PageAtWork {
  readonly issueId: string;
  readonly page: number;
  /** 0 to 1. */
  readonly share: number;
}

/** Why a picture could not be read. */
export const unreadableReasons = [
  'damaged',
  'unknownFormat',
  'tooLarge',
  'tooSmall',
  'tooDark',
  'blank',
  'noText',
  'doubtful',
  'modelMissing',
  'failed',
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];

/** A page that could not be read. */
export interface UnreadPage {
  readonly issueId: string;
  readonly page: number;
  readonly reason: UnreadableReason;
  /** One plain English sentence: what is wrong with it, what to do. */
  readonly message: string;
}

/** The reading of a library's pictures as a whole. */
export interface PictureReadingState {
  /** `waiting`: the computer runs on its battery. `stopped`: nothing could be saved; see `message`. */
  readonly status: 'idle' | 'running' | 'paused' | 'waiting' | 'stopped';
  /** Pages read since there was nothing to do, and all that were asked for since, those that failed included. */
  readonly done: number;
  readonly total: number;
  readonly atWork: readonly PageAtWork[];
  /** Null while that cannot be told. */
  readonly secondsLeft: number | null;
  readonly unread: readonly UnreadPage[];
  /** Why it stopped; null otherwise. */
  readonly message: string | null;
}

/** What would be read, before it is. */
export interface PictureReadingOffer {
  /** Pages that have no text, and pages that a machine read before. */
  readonly unread: number;
  readonly read: number;
  /** What the papers' languages and the last orders say; null where they do not. */
  readonly language: ReadableLanguage | null;
  readonly writing: WritingMode | null;
}
