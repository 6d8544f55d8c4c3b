import {
  findPassage,
  type PassageSelectors,
  prepareText,
  type SearchedText,
} from '#shared/anchoring/index.ts';
import type { Anchor } from '#shared/model/annotation.ts';

/**
 * Finds many passages in one text: letter for letter first, and what is not found so, with simplified
 * and traditional Chinese as one. Their tables are large, and loaded for those only.
 */
export function passageFinder(text: string): (selectors: PassageSelectors) => Promise<Anchor | null> {
  const asItIs = prepareText(text);
  let folded: SearchedText | null = null;
  return async (selectors) => {
    const found = findPassage(selectors, asItIs);
    if (found || !/\p{Script=Han}/u.test(selectors.quote.exact)) return found;
    const { scriptForm } = await import('#core/search/text/scriptForms.ts');
    folded ??= prepareText(text, scriptForm);
    return findPassage(selectors, folded);
  };
}
