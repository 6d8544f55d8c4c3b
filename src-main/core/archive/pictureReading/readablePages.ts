import type { PageImage } from '#shared/model/facsimile.ts';
import type { IssueSummary } from '#shared/model/library.ts';
import type { PicturesToRead, ReadableLanguage } from '#shared/model/scans/pictureReading.ts';
import { imageOf } from '../facsimile/sheets.ts';
import type { Library } from '../library/library.ts';
import { pictureNumber } from './pageAlto.ts';

/** The picture of a page, and what is known of its text. */
export interface ReadablePage {
  readonly issueId: string;
  /** `FacsimilePage.number`. */
  readonly page: number;
  readonly image: PageImage;
  /** Real path of the library folder, which the picture's path is below. */
  readonly root: string;
  /** When a machine read it (milliseconds since 1970); null where none has. */
  readonly read: number | null;
}

/** When pages were read: by the picture's path and the PDF's page (1 for others). Of those that were read only. */
export type ReadTimes = (
  root: string,
  paths: readonly string[],
) => Promise<ReadonlyMap<string, ReadonlyMap<number, number>>>;

type ReadingLibrary = Pick<Library, 'summaries' | 'summary' | 'getFacsimile' | 'getWords'>;

/** Whether a source of this format may be nothing but pictures of pages: then what is read of them is its text. */
export const mayBePictures = (format: string): boolean => format === 'pictures' || format === 'pdf';

/** The issues whose pictures may be read, in the order of the shelf. */
export function issuesToRead(library: ReadingLibrary, what: PicturesToRead): readonly IssueSummary[] {
  const named = what.kind === 'issue' ? [library.summary(what.issueId) ?? []].flat() : library.summaries();
  return named.filter(
    ({ hasFacsimile, format, publication }) =>
      hasFacsimile && mayBePictures(format) && (what.kind !== 'paper' || publication === what.publication),
  );
}

/**
 * The pages of an issue whose pictures can be read: those without text of their own. Throws as `Library.getIssue`.
 */
export async function readablePages(
  library: ReadingLibrary,
  issueId: string,
  readTimes: ReadTimes,
): Promise<readonly ReadablePage[]> {
  const source = await library.getFacsimile(issueId);
  if (!source.isOfShownText) return [];
  const pages = source.pages.flatMap((page) => {
    const image = imageOf(page, source);
    return image ? [{ page: page.number, image }] : [];
  });
  const times = await readTimes(source.root, [...new Set(pages.map(({ image }) => image.path))]);
  const hasWords = new Set(
    (await library.getWords(issueId)).flatMap(({ page, words }) => (words.length > 0 ? [page] : [])),
  );
  return pages.flatMap(({ page, image }) => {
    const read = times.get(image.path)?.get(pictureNumber(image)) ?? null;
    if (read === null && hasWords.has(page)) return [];
    return [{ issueId, page, image, root: source.root, read }];
  });
}

/** The language of print that a paper's language stands for; null where it may be several, or none that can be read. */
export function readableLanguage(language: string): ReadableLanguage | null {
  switch (language.toLowerCase()) {
    case 'zh-hans':
    case 'zh-cn':
    case 'zh-sg':
      return 'zh-Hans';
    case 'zh-hant':
    case 'zh-tw':
    case 'zh-hk':
      return 'zh-Hant';
    case 'de-latf':
      return 'de-Latf';
    default: {
      // German may be set in either type, Chinese in either script.
      const [primary] = language.toLowerCase().split('-');
      return primary === 'en' || primary === 'fr' || primary === 'ja' ? primary : null;
    }
  }
}
