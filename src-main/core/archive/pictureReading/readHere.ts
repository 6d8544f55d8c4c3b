import { createHash } from 'node:crypto';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { PageImage } from '#shared/model/facsimile.ts';
import type { ParsedIssue } from '../parse/parse.ts';
import type { Source, SourceReading } from '../parse/readers/reader.ts';
import { pageAlto, pictureNumber } from './pageAlto.ts';
import type { PictureRecognizer } from './pageReader.ts';
import { mayBePictures } from './readablePages.ts';

/** A source whose pages were read, and why some could not be. */
export interface ReadHere {
  readonly source: Source;
  /** One sentence each. */
  readonly failures: readonly string[];
}

/** The pictures of pages that have no text, of what a source gave. */
export function unreadPictures(issues: readonly ParsedIssue[]): readonly PageImage[] {
  return issues.flatMap(({ issue, words }) => {
    if (!mayBePictures(issue.source.format)) return [];
    const read = new Set(words.map(({ page }) => page));
    return (issue.facsimile ?? []).flatMap(({ number, image }) =>
      image && !read.has(number) ? [image] : [],
    );
  });
}

/**
 * Reads pictures of a source's pages and keeps what was read beside it in memory, as a library keeps it on the disk:
 * for files that are in no library. `onPage` hears how many are done.
 */
export async function readHere(
  source: Source,
  pictures: readonly PageImage[],
  recognizer: PictureRecognizer,
  onPage: (done: number) => void,
): Promise<ReadHere> {
  const texts = new Map<string, Uint8Array>();
  const readings: SourceReading[] = [...(source.readings ?? [])];
  const failures: string[] = [];
  for (const [index, image] of pictures.entries()) {
    onPage(index);
    const page = pictureNumber(image);
    try {
      const bytes = await source.bytes(image.path);
      const reading = await recognizer.recognize(
        { bytes, pdfPage: image.kind === 'pdf' ? page : null, region: null, language: null, writing: null },
        new AbortController().signal,
        () => undefined,
      );
      const identifier = createHash('sha256').update(bytes).digest('hex').slice(0, 24);
      const alto = pageAlto(image, reading, identifier, new Date());
      const path = `${image.path}#${page}.xml`;
      const text = new TextEncoder().encode(alto);
      texts.set(path, text);
      readings.push({ of: image.path, page, path, size: text.length });
    } catch (error) {
      if (!(error instanceof BroadsheetError)) throw error;
      failures.push(`${image.path}${image.kind === 'pdf' ? `, page ${page}` : ''}: ${error.message}`);
    }
  }
  return {
    source: {
      ...source,
      readings,
      bytes: async (path) => texts.get(path) ?? (await source.bytes(path)),
    },
    failures,
  };
}
