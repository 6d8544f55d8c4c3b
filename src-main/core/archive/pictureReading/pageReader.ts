import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Box } from '#shared/model/facsimile.ts';
import type { PageReading, PixelBox, Writing } from '#shared/model/pageReading.ts';
import type { ReadableLanguage } from '#shared/model/scans/pictureReading.ts';
import type { Library } from '../library/library.ts';
import type { PagePrint, PictureReaderOptions } from './pictureReader.ts';
import type { ReadTimes } from './readablePages.ts';

/** A page's picture, or a part of it, that is to be read. */
export interface PictureTask extends PagePrint {
  /** The file that holds the picture. */
  readonly bytes: Uint8Array;
  /** Counted from 1; null where the file is the picture itself. */
  readonly pdfPage: number | null;
  /** In pixels of the picture; null for all of it. */
  readonly region: PixelBox | null;
}

/** Reads pictures, in threads of its own. */
export interface PictureRecognizer {
  /** Rejects with `unreadablePicture` and one sentence's end, or when it is aborted. */
  recognize(
    task: PictureTask,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<PageReading>;
  /** How many pictures it reads at once. */
  readonly atOnce: number;
}

/** A part of a page that a person wants read once more. */
export interface RegionToRead {
  readonly issueId: string;
  readonly page: number;
  readonly box: Box;
  readonly language: ReadableLanguage | null;
  readonly writing: Writing | null;
}

export interface PageReaderOptions {
  readonly library: Pick<Library, 'getFacsimile' | 'getWords'>;
  /** Null where this computer has none. */
  readonly recognizer: PictureRecognizer | null;
}

/** Reads single pages and keeps what was read. */
export interface PageReader {
  readonly readPage: PictureReaderOptions['readPage'];
  readonly readTimes: ReadTimes;
  /** Throws `pageNotFound`, `unreadablePicture`, or what saving throws. */
  readRegion(region: RegionToRead): Promise<void>;
}

export function createPageReader(_options: PageReaderOptions): PageReader {
  const cannot = () =>
    Promise.reject(new BroadsheetError('unreadablePicture', 'This computer cannot read pictures.'));
  return { readPage: cannot, readTimes: async () => new Map(), readRegion: cannot };
}
