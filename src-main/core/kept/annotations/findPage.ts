import type { NamedPage } from '#core/archive/facsimile/issuePages.ts';
import type { PageRegion } from '#shared/model/annotation.ts';

/** What a region says of its page. */
type PageKey = Pick<PageRegion, 'number' | 'label' | 'picture' | 'pdfPage'>;

/**
 * Which page of an issue is meant, as it reads today: the one with the same picture, else the only one with the
 * same label, else the only one with the same number whose label says nothing else. Null when it is gone.
 */
export function findPage(name: PageKey, pages: readonly NamedPage[]): number | null {
  const { number, label, picture, pdfPage } = name;
  const pictured =
    picture === null ? [] : placesOf(pages, (page) => page.picture === picture && page.pdfPage === pdfPage);
  if (pictured.length === 1) return pictured[0] ?? null;
  // One picture of two pages, as an open paper is photographed.
  const among = pictured.length > 1 ? pictured : pages.map((_, at) => at);
  const labelled = label === null ? [] : among.filter((at) => pages[at]?.label === label);
  if (labelled.length === 1) return labelled[0] ?? null;
  const numbered = among.filter((at) => {
    const page = pages[at];
    return page?.number === number && (page.label === null || label === null || page.label === label);
  });
  return numbered.length === 1 ? (numbered[0] ?? null) : null;
}

const placesOf = (pages: readonly NamedPage[], holds: (page: NamedPage) => boolean): readonly number[] =>
  pages.flatMap((page, at) => (holds(page) ? [at] : []));

/** What is written down of a page so that `findPage` finds it again. */
export const nameOfPage = (page: NamedPage): PageKey => ({
  number: page.number,
  label: page.label,
  picture: page.picture,
  ...(page.pdfPage !== undefined && { pdfPage: page.pdfPage }),
});
