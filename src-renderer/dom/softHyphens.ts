import { softHyphen } from '../layout/lines/hyphenation.ts';

/**
 * Between a text and the same text as it is shown, with soft hyphens put in and digits and letters perhaps in
 * another width, one for one. Offsets are UTF-16 units.
 * Whatever stands in the shown text and not in the text is one of these; soft hyphens that the text has
 * itself count like any other character.
 */

/**
 * Offset in the shown text of an offset in the text. The start of a range goes behind the soft hyphens
 * put in there, its end before them, so that a range never begins or ends with one.
 */
export function toShown(text: string, shown: string, offset: number, edge: 'start' | 'end'): number {
  if (text.length === shown.length) return offset;
  let at = 0;
  for (let i = 0; i < offset; i++) at = skipAdded(text, shown, i, at) + 1;
  return edge === 'start' ? skipAdded(text, shown, offset, at) : at;
}

/** Offset in the text of an offset in the shown text. */
export function toText(text: string, shown: string, offset: number): number {
  if (text.length === shown.length) return offset;
  let i = 0;
  for (let at = 0; i < text.length; i++) {
    at = skipAdded(text, shown, i, at);
    if (at >= offset) break;
    at++;
  }
  return i;
}

/** Where in the shown text, from `at` on, the text's character `i` stands. */
function skipAdded(text: string, shown: string, i: number, at: number): number {
  let found = at;
  while (found < shown.length && shown[found] === softHyphen && text[i] !== softHyphen) found++;
  return found;
}
