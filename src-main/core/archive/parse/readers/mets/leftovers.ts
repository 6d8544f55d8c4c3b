import type { PagePassage } from '../pages/assemble.ts';
import type { PageText, TakenLines } from '../pages/pageText.ts';
import type { PassageGroup } from './logicalMap.ts';

/**
 * The passages of the map with the text that it leaves out put between its units, near where it is printed:
 * what precedes everything on its page before the first unit that begins on the page, the rest behind the
 * last one.
 */
export function withLeftovers(groups: readonly PassageGroup[], pages: readonly PageText[]): PagePassage[] {
  const rests = pages.map((text) => ({ text, ...text.rest() }));
  const passages: PagePassage[] = [];
  let current = -1;
  const turnTo = (index: number): void => {
    while (current < index) {
      passages.push(...leftover(rests[current]?.text, rests[current]?.tail));
      current++;
      passages.push(...leftover(rests[current]?.text, rests[current]?.head));
    }
  };
  for (const group of groups) {
    const first = group[0];
    if (!first) continue;
    turnTo(pages.findIndex((text) => text.page === first.page));
    passages.push(...group);
  }
  turnTo(pages.length);
  return passages;
}

/** No unit of the map claims it: it is no part of an article. */
function leftover(text: PageText | undefined, taken: readonly TakenLines[] | undefined): PagePassage[] {
  if (!text || !taken) return [];
  return taken.map(({ region, lines }) => ({
    page: text.page,
    lines,
    role: region.role === 'pageHeading' || region.role === 'advertisement' ? region.role : 'notice',
    isParagraph: true,
    ...(region.furniture === undefined ? {} : { furniture: region.furniture }),
  }));
}
