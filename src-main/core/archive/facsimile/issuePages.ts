import { posix } from 'node:path';
import type { WordBox } from '#shared/model/facsimile.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { Library } from '../library/library.ts';
import type { PageWords } from '../parse/parse.ts';
import { imageOf } from './sheets.ts';

/** A page of an issue by everything that names it. */
export interface NamedPage {
  readonly number: number;
  readonly label: string | null;
  /** Path of its picture, or of the PDF it is in, from the folder that the issue's file is in; null without one. */
  readonly picture: string | null;
  /** Which page of the PDF, from 1; absent where `picture` is no PDF. */
  readonly pdfPage?: number;
  /** Where its text begins and ends, in code points of the canonical text; null where it is not known. */
  readonly text: { readonly start: number; readonly end: number } | null;
}

/** The pages of an issue in their order: as printed, or those of its text where there are no pictures. */
export interface IssuePages {
  readonly pages: readonly NamedPage[];
  /** The words of a page in the order of the text; empty where their places are not known. */
  words(page: number): Promise<readonly WordBox[]>;
}

/** What the pages of an issue are asked of. */
export type PageLibrary = Pick<Library, 'getByItself' | 'getIssue' | 'getFacsimile' | 'getWords'>;

/** The pages of the very issue that has this id. Throws as `Library.getIssue`. */
export async function issuePages(library: PageLibrary, issueId: string): Promise<IssuePages> {
  const issue = await library.getByItself(issueId);
  const shown = await library.getIssue(issueId).catch(() => null);
  // A source that is shown as part of another issue has its own pages and no words by itself.
  // Nor are pictures that cannot be read now a reason to show no notes at all.
  const source = shown?.id === issueId ? await library.getFacsimile(issueId).catch(() => null) : null;
  if (!source) return pagesByItself(issue);
  const printed = source.pages.map((page) => ({ ...page, image: imageOf(page, source) }));
  let placed: Promise<readonly PageWords[]> | null = null;
  return {
    pages: namedPages(issue, printed),
    async words(page) {
      const number = printed[page]?.number;
      if (number === undefined || !source.isOfShownText) return [];
      placed ??= library.getWords(issueId);
      const words = (await placed).find((one) => one.page === number)?.words ?? [];
      return words.toSorted((a, b) => a.start - b.start);
    },
  };
}

/** What an issue itself says of its pages, where no library is asked: nothing of the words on them. */
export const pagesByItself = (issue: Issue): IssuePages => ({
  pages: namedPages(issue, issue.facsimile ?? []),
  words: async () => [],
});

function namedPages(
  issue: Pick<Issue, 'pages' | 'source'>,
  printed: NonNullable<Issue['facsimile']>,
): readonly NamedPage[] {
  const folder = posix.dirname(issue.source.path);
  if (printed.length === 0) {
    return issue.pages.map(({ number, start, end }) => ({
      number,
      label: null,
      picture: null,
      text: { start, end },
    }));
  }
  return printed.map(({ number, label, image }) => {
    const text = issue.pages.find((page) => page.number === number);
    return {
      number,
      label,
      picture: image && posix.relative(folder, image.path),
      ...(image?.kind === 'pdf' && { pdfPage: image.pdfPage }),
      text: text ? { start: text.start, end: text.end } : null,
    };
  });
}
