import type { Library } from '#core/archive/library/library.ts';
import type { ExportFormatId } from '#shared/model/exportOptions.ts';
import type { PageOfIssue } from './placedWords.ts';

/** The formats that need to know where words stand on their pages. */
const pageFormats: ReadonlySet<ExportFormatId> = new Set(['alto', 'hocr', 'page', 'pdf']);

export const needsPages = (format: ExportFormatId): boolean => pageFormats.has(format);

/**
 * The pages of an issue with their words; none where the pages are not those of the text that is shown, so that
 * nothing is known of its words. Throws as `Library.getIssue`.
 */
export async function pagesOfIssue(
  library: Pick<Library, 'getFacsimile' | 'getWords'>,
  issueId: string,
): Promise<readonly PageOfIssue[]> {
  const { pages, isOfShownText } = await library.getFacsimile(issueId);
  if (!isOfShownText) return [];
  const words = new Map((await library.getWords(issueId)).map((one) => [one.page, one.words]));
  return pages.map((page) => ({ page, words: words.get(page.number) ?? [] }));
}
