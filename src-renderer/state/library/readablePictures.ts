import type { IssueSummary } from '#shared/model/library.ts';
import type { WritingMode } from '#shared/model/scans/pageReading.ts';
import type {
  PictureReadingOffer,
  PicturesToRead,
  ReadableLanguage,
} from '#shared/model/scans/pictureReading.ts';

/** Formats whose issues may be pictures and nothing else. */
const pictureFormats: ReadonlySet<string> = new Set(['pictures', 'pdf']);

/** Whether the pages of an issue are pictures that a machine may be asked to read. */
export const hasReadablePictures = ({
  hasFacsimile,
  format,
}: Pick<IssueSummary, 'hasFacsimile' | 'format'>): boolean => hasFacsimile && pictureFormats.has(format);

/** Whether an issue can be looked at and nothing else: pictures of pages, and no text yet. */
export const isWithoutText = (
  issue: Pick<IssueSummary, 'hasFacsimile' | 'format' | 'articleCount'>,
): boolean => hasReadablePictures(issue) && issue.articleCount === 0;

/** So many issues are asked for one by one; of more the library is. */
const mostSingle = 20;

/** How all of the library is asked for. */
export const wholeLibrary: readonly PicturesToRead[] = [{ kind: 'library' }];

/** How issues are asked for together. */
export const picturesOfIssues = (issueIds: readonly string[]): readonly PicturesToRead[] =>
  issueIds.length > mostSingle
    ? wholeLibrary
    : issueIds.map((issueId) => ({ kind: 'issue', issueId, pages: null }));

/** How the issues of a paper are asked for, whatever its title is written like. */
export const picturesOfPaper = (
  issues: readonly Pick<IssueSummary, 'publication'>[],
): readonly PicturesToRead[] =>
  [...new Set(issues.map(({ publication }) => publication))].map((publication) => ({
    kind: 'paper',
    publication,
  }));

/** Several offers as one; a language is proposed where all propose the same. */
export function joinOffers(offers: readonly PictureReadingOffer[]): PictureReadingOffer {
  const counted = offers.filter(({ unread, read }) => unread + read > 0);
  const [first] = counted;
  const isSame = counted.every(({ language }) => language === first?.language);
  const language = isSame ? (first?.language ?? null) : null;
  const isSameWriting = isSame && counted.every(({ writing }) => writing === first?.writing);
  return {
    unread: counted.reduce((sum, { unread }) => sum + unread, 0),
    read: counted.reduce((sum, { read }) => sum + read, 0),
    language,
    writing: isSameWriting ? (first?.writing ?? null) : null,
  };
}

/** Whether newspapers of the language were set in lines across as well as down; so may those of an unknown one. */
export const mayBeVertical = (language: ReadableLanguage | null): boolean =>
  language === null || language === 'zh-Hans' || language === 'zh-Hant' || language === 'ja';

/** The direction that may be asked for with a language. */
export const possibleWriting = (
  language: ReadableLanguage | null,
  writing: WritingMode | null,
): WritingMode | null => (mayBeVertical(language) ? writing : null);
