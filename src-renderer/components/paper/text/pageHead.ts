import type { Page } from '#shared/model/issue.ts';
import { shownAs } from '../../../layout/lines/shownText.ts';
import type { PaperSetting } from './PaperContext.ts';

/** What stands over a page of the paper, in the paper's own words and as its characters are shown. */
export function pageHead(
  { number, name }: Page,
  { words, substitute }: Pick<PaperSetting, 'words' | 'substitute'>,
): string {
  const shown = name === null ? null : shownAs(name, substitute);
  return [words.page(String(number)), shown].filter(Boolean).join(' ');
}
