import { classAt, isHighSurrogate, isLetter, isUpper } from '#shared/text/characterClasses.ts';

/** Case and form of lines in Latin script. */

const word = /[\p{L}\p{M}’'-]+/gu;

const capitalShare = 0.85;

/** Set in capitals: nearly all of its letters, and at least two. */
export function isCapitals(text: string): boolean {
  let all = 0;
  let capitals = 0;
  for (let at = 0; at < text.length; at++) {
    const bits = classAt(text, at);
    if (isHighSurrogate(text.charCodeAt(at))) at++;
    if ((bits & isLetter) === 0) continue;
    all++;
    if ((bits & isUpper) !== 0) capitals++;
    // So many small letters are too many, whatever follows.
    else if (all - capitals > text.length * (1 - capitalShare)) return false;
  }
  return all >= 2 && capitals >= all * capitalShare;
}

/** Words that titles leave in small letters, in the languages at hand. */
const small =
  /^(?:a|an|and|as|at|but|by|for|from|in|into|nor|of|off|on|or|over|per|than|the|to|up|upon|via|with|who|not|is|are|was|were|be|has|had|their|its|his|her|de|la|le|les|du|des|et|en|der|die|das|und|von|im|zu|van|het|een|te)$/u;

/** Every word of weight begins with a capital: The End of the Strike. */
export function isTitleCase(text: string): boolean {
  let isFirst = true;
  for (const [each] of text.matchAll(word)) {
    if (!/^[’'-]?\p{Lu}/u.test(each) && (isFirst || !small.test(each))) return false;
    isFirst = false;
  }
  return !isFirst;
}

/** `LONDON, Wednesday.—`, `NEW YORK, May 25.`, `CATTLE.—`: place, day or heading that runs into its text. */
export const datelinePattern =
  /^[A-Z\p{Lu}][\p{L} .’'-]{1,30}(?:, (?:\p{Lu}[\p{L}.]+)(?: \d{1,2})?(?:, \d{4})?)?\.?\s?(?:—|–|--|―)\s?/u;

const placeAndDay =
  /^(?<credit>(?:\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){0,3}), (?:(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2})(?: (?:Night|Evening|Morning))?\.?)\s?(?:—|–|--|―|-(?= ))/iu;

/** The place, perhaps a day, and the agency in brackets: `Marlow (dpa) -`, `Marlow, Jan 2 (EFE).-`. */
const placeAndAgency =
  /^(?<credit>\p{Lu}[\p{L}.’' -]{1,40}(?:, [\p{L}\d. ]{2,20}){0,2} \([\p{L}/. -]{2,20}\))\.?\s?[—–―-]{1,2}(?=\s|\p{Lu})/u;

/** The place and day that open a report, as printed: `LONDON, Wednesday.`; null where there is none. */
export const dateline = (text: string): string | null =>
  (placeAndDay.exec(text) ?? placeAndAgency.exec(text))?.groups?.credit ?? null;

/** Whether a paragraph ends where a sentence ends. */
export function isClosed(text: string): boolean {
  const printed = text.trimEnd();
  let end = printed.length;
  while (end > 0 && '"”’\')]'.includes(printed.charAt(end - 1))) end--;
  if (end === 0) return false;
  const last = printed.charAt(end - 1);
  return '.!?…:—'.includes(last) || (last === '-' && printed.charAt(end - 2) === '-');
}

/** A name printed in capitals, in the case that people write it in: EDITH MARLOW, Edith Marlow. */
export function nameCase(text: string): string {
  if (!isCapitals(text)) return text;
  return text
    .toLowerCase()
    .replace(/(?<![\p{L}\p{M}’'])\p{L}|(?<=(?<![\p{L}\p{M}])(?:mc|[od][’']|l[’']))\p{L}/gu, (letter) =>
      letter.toUpperCase(),
    );
}
