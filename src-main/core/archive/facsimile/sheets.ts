import { BroadsheetError } from '#shared/contract/errors.ts';
import type { FacsimilePage, FacsimileSheet, PageImage, WordBox } from '#shared/model/facsimile.ts';
import type { FacsimileSource, Library } from '../library/library.ts';
import { zonesOf } from './zones.ts';

const picture = /\.(?:jpe?g|png|webp|tiff?|jp[2xf]|j2k)$/i;

/** The pages of an issue as a window shows them. Throws as `Library.getIssue`. */
export async function facsimileSheets(library: Library, issueId: string): Promise<readonly FacsimileSheet[]> {
  const source = await library.getFacsimile(issueId);
  if (source.pages.length === 0) return [];
  const issue = source.isOfShownText ? await library.getIssue(issueId) : null;
  const words = new Map(
    (issue ? await library.getWords(issueId) : []).map((page) => [page.page, page.words]),
  );
  return source.pages.map((page) => {
    const onPage = words.get(page.number) ?? [];
    const image = imageOf(page, source);
    return {
      ...page,
      image,
      words: [],
      zones: issue ? zonesOf(issue.articles, onPage) : [],
      pictureUrl: image && pictureUrl(issueId, page, image, source),
      hasWords: onPage.length > 0,
    };
  });
}

/** The words of one page. Throws `pageNotFound` and as `Library.getIssue`. */
export async function facsimileWords(
  library: Library,
  issueId: string,
  page: number,
): Promise<readonly WordBox[]> {
  const source = await library.getFacsimile(issueId);
  if (!source.pages.some(({ number }) => number === page)) throw pageNotFound(issueId, page);
  if (!source.isOfShownText) return [];
  return (await library.getWords(issueId)).find((words) => words.page === page)?.words ?? [];
}

/**
 * The picture of a page as far as it is one of the issue's own files: what a METS names but nobody has on
 * disk is no picture. Where the format names none, as many pictures as pages are the pages in their order.
 */
export function imageOf(page: FacsimilePage, source: FacsimileSource): PageImage | null {
  if (page.image && source.files.includes(page.image.path)) return page.image;
  const pictures = source.files.filter((path) => picture.test(path));
  if (pictures.length !== source.pages.length) return null;
  const path = pictures[source.pages.indexOf(page)];
  return path === undefined ? null : { kind: 'image', path };
}

function pictureUrl(issueId: string, page: FacsimilePage, image: PageImage, source: FacsimileSource): string {
  const only = source.pages.every((other) => !other.image || other.image.path === image.path);
  const name = image.kind === 'pdf' && only ? 'file' : String(page.number);
  return `/facsimile/${encodeURIComponent(issueId)}/${name}?v=${encodeURIComponent(source.version)}`;
}

export function pageNotFound(issueId: string, page: number | string): BroadsheetError {
  return new BroadsheetError('pageNotFound', `The issue ${issueId} has no picture of page ${page}.`, {
    issueId,
    page,
  });
}
