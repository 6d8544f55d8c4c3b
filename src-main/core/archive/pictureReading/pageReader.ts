import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#core/disk/files/clock.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Box } from '#shared/model/facsimile.ts';
import type { PageReading, PixelBox } from '#shared/model/scans/pageReading.ts';
import { readableLanguages } from '#shared/model/scans/pictureReading.ts';
import { pageNotFound } from '../facsimile/sheets.ts';
import { readLibraryFile } from '../folder/readFile.ts';
import type { Library } from '../library/library.ts';
import { readStructured } from '../parse/readers/alto/readStructured.ts';
import { pictureKey } from '../readings/pictureKey.ts';
import { type ReadableFile, Readings } from '../readings/readings.ts';
import { saveReading } from '../readings/saveReading.ts';
import { pageAlto, pictureNumber } from './pageAlto.ts';
import type { PagePrint, PictureReaderOptions } from './pictureReader.ts';
import { type ReadablePage, type ReadTimes, readablePages } from './readablePages.ts';
import { withRegion } from './withRegion.ts';

/** A page's picture, or a part of it, that is to be read. */
export interface PictureTask extends PagePrint {
  /** The file that holds the picture. */
  readonly bytes: Uint8Array;
  /** Counted from 1; null where the file is the picture itself. */
  readonly pdfPage: number | null;
  /** Null for all of it. */
  readonly region: PixelBox | null;
}

/** Reads pictures, in threads of its own. */
export interface PictureRecognizer {
  /** Rejects with `unreadablePicture` and one sentence, or when it is aborted. */
  recognize(
    task: PictureTask,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<PageReading>;
  /** How many pictures it reads at once. */
  readonly atOnce: number;
}

/** A part of a page that a person wants read once more. */
export interface RegionToRead extends PagePrint {
  readonly issueId: string;
  readonly page: number;
  readonly box: Box;
}

export interface PageReaderOptions {
  readonly library: Pick<Library, 'summaries' | 'summary' | 'getFacsimile' | 'getWords' | 'readingsChanged'>;
  readonly clock: Clock;
  /** Null where pictures are not read. */
  readonly recognizer: PictureRecognizer | null;
}

/** Reads single pages and keeps what was read in the library. */
export interface PageReader {
  readonly readPage: PictureReaderOptions['readPage'];
  readonly readTimes: ReadTimes;
  /** Throws `pageNotFound`, `unreadablePicture`, or what saving throws. */
  readRegion(region: RegionToRead): Promise<void>;
}

export function createPageReader({ library, clock, recognizer }: PageReaderOptions): PageReader {
  /** Kept, so that a picture is looked into once as long as it does not change. */
  let known: { readonly root: string; readonly readings: Readings } | null = null;
  const readingsOf = async (root: string, paths: readonly string[]): ReturnType<Readings['find']> => {
    if (known?.root !== root) known = { root, readings: new Readings(root) };
    const { readings } = known;
    await readings.refresh();
    const files = await Promise.all(paths.map((path) => stateOf(root, path)));
    return await readings.find(files.filter((file) => file !== null));
  };

  const recognize = async (
    { root, image }: ReadablePage,
    print: PagePrint,
    region: PixelBox | null,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<PageReading> => {
    if (!recognizer) {
      throw new BroadsheetError('unreadablePicture', 'Pictures are not read here.', { reason: 'failed' });
    }
    const { bytes } = await readLibraryFile(root, image.path);
    const pdfPage = image.kind === 'pdf' ? image.pdfPage : null;
    return await recognizer.recognize({ ...print, bytes, pdfPage, region }, signal, onProgress);
  };

  const keep = async ({ root, image }: ReadablePage, reading: PageReading): Promise<void> => {
    const { key } = await pictureKey(join(root, image.path));
    const alto = pageAlto(image, reading, key, clock());
    await saveReading(root, { path: image.path, page: pictureNumber(image) }, alto);
    await library.readingsChanged([image.path]);
  };

  const readTimes: ReadTimes = async (root, paths) => {
    const kept = await readingsOf(root, paths);
    return new Map(
      [...kept].map(([path, readings]) => [
        path,
        new Map(readings.map(({ page, mtimeNs }) => [page, Number(BigInt(mtimeNs) / 1_000_000n)])),
      ]),
    );
  };

  /** What was read of the page before; null where nothing was, or its file is damaged. */
  const readBefore = async ({ root, image }: ReadablePage): Promise<PageReading | null> => {
    const kept = (await readingsOf(root, [image.path])).get(image.path);
    const own = kept?.find(({ page }) => page === pictureNumber(image));
    if (!own) return null;
    try {
      const { bytes } = await readLibraryFile(root, own.path);
      return readStructured(new TextDecoder().decode(bytes)).reading;
    } catch {
      return null;
    }
  };

  return {
    async readPage(page, print, signal, onProgress) {
      const reading = await recognize(page, print, null, signal, onProgress);
      signal.throwIfAborted();
      await keep(page, reading);
      const language = readableLanguages.find((one) => one === reading.language) ?? print.language;
      return { language, writing: reading.writing };
    },
    readTimes,
    async readRegion({ issueId, page, box, language, writing }) {
      const pages = await readablePages(library, issueId, readTimes);
      const own = pages.find((one) => one.page === page);
      if (!own) throw pageNotFound(issueId, page);
      const before = await readBefore(own);
      const part = await recognize(
        own,
        { language, writing },
        // Of a page that was never read all is read.
        before && pixelsOf(box, before),
        new AbortController().signal,
        () => undefined,
      );
      await keep(own, before ? withRegion(before, part, box) : part);
    },
  };
}

/** A file below the library folder as it is now; null where it is gone. */
async function stateOf(root: string, path: string): Promise<ReadableFile | null> {
  const found = await stat(join(root, path), { bigint: true }).catch(() => null);
  return found && { path, size: Number(found.size), mtimeNs: String(found.mtimeNs) };
}

const pixelsOf = ({ left, top, width, height }: Box, page: PageReading): PixelBox => ({
  left: Math.round(left * page.width),
  top: Math.round(top * page.height),
  width: Math.round(width * page.width),
  height: Math.round(height * page.height),
});
