/** Case and form of lines in Latin script. */

const letters = /\p{L}/gu;
const upper = /\p{Lu}/gu;
const word = /[\p{L}\p{M}’'-]+/gu;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Set in capitals: nearly all of its letters, and at least two. */
export function isCapitals(text: string): boolean {
  const all = count(text, letters);
  return all >= 2 && count(text, upper) >= all * 0.85;
}

/** Words that titles leave in small letters, in the languages at hand. */
const small =
  /^(?:a|an|and|as|at|but|by|for|from|in|into|nor|of|off|on|or|over|per|than|the|to|up|upon|via|with|who|not|is|are|was|were|be|has|had|their|its|his|her|de|la|le|les|du|des|et|en|der|die|das|und|von|im|zu|van|het|een|te)$/u;

/** Every word of weight begins with a capital: The End of the Strike. */
export function isTitleCase(text: string): boolean {
  const words = text.match(word) ?? [];
  const weighty = words.filter((each) => !small.test(each));
  if (words.length === 0 || weighty.length === 0) return false;
  const capital = weighty.filter((each) => /^[’'-]?\p{Lu}/u.test(each)).length;
  const first = words[0] ?? '';
  return /^[’'-]?\p{Lu}/u.test(first) && capital === weighty.length;
}

/** `LONDON, Wednesday.—`, `NEW YORK, May 25.`, `CATTLE.—`: place, day or heading that runs into its text. */
export const datelinePattern =
  /^[A-Z\p{Lu}][\p{L} .’'-]{1,30}(?:, (?:\p{Lu}[\p{L}.]+)(?: \d{1,2})?(?:, \d{4})?)?\.?\s?(?:—|–|--|―)\s?/u;

const placeAndDay =
  /^(?<credit>(?:\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){0,3}), (?:(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2})(?: (?:Night|Evening|Morning))?\.?)\s?(?:—|–|--|―|-(?= ))/iu;

/** The place and day that open a report, as printed: `LONDON, Wednesday.`; null where there is none. */
export const dateline = (text: string): string | null => placeAndDay.exec(text)?.groups?.credit ?? null;

/** Whether a paragraph ends where a sentence ends. */
export const isClosed = (text: string): boolean => /(?:[.!?…:]|—|--)["”’')\]]*$/u.test(text.trimEnd());

/** A name printed in capitals, in the case that people write it in: EDITH MARLOW, Edith Marlow. */
export function nameCase(text: string): string {
  if (!isCapitals(text)) return text;
  return text
    .toLowerCase()
    .replace(/(?<![\p{L}\p{M}’'])\p{L}|(?<=\b(?:mc|o’|o'))\p{L}/gu, (letter) => letter.toUpperCase());
}
