import { withoutEnd } from './endings.ts';

/** A person as CSL-JSON has it, or the name as printed where it cannot be taken apart. */
export type ReferenceName =
  | {
      readonly family: string;
      readonly given: string;
      /** `van der`: stands before the family name, or behind the given ones, as a style's rule is. */
      readonly 'non-dropping-particle'?: string;
      /** `Jr.`, `III` */
      readonly suffix?: string;
    }
  | { readonly literal: string };

/** A name in one line, in the order in which it is spoken. */
export const nameText = (name: ReferenceName): string =>
  'literal' in name
    ? name.literal
    : [name.given, familyText(name), name.suffix].filter((part) => part !== undefined).join(' ');

/** The family name with what stands before it: `van der Veen`. */
export const familyText = (name: Exclude<ReferenceName, { readonly literal: string }>): string =>
  [name['non-dropping-particle'], name.family].filter((part) => part !== undefined).join(' ');

const hanName = /\p{Script=Han}/u;
/** Words that name an office, a body or a company instead of a person. */
const officeWords =
  /\b(?:academy|agency|association|authority|bureau|commission|committee|company|corporation|correspondents?|council|daily|department|desk|editors?|federation|foundation|government|institut(?:e|ion)|library|ministry|museum|network|news|press|reporters?|service|society|staff|the|times|university|writers?|our|and|for|of)\b/iu;
const latinName =
  /^\p{Script=Latin}[\p{Script=Latin}\p{M}.'’-]*(?: \p{Script=Latin}[\p{Script=Latin}\p{M}.'’-]*){1,3}$/u;
const particle = /^(?:da|de|del|della|den|der|des|di|dos|du|la|le|ten|ter|van|von|zu|zur)$/iu;
const suffixes = /,? (jr|sr|ii|iii|iv)\.?$/iu;

/** Reads a name as a byline prints it. */
export function referenceName(printed: string): ReferenceName {
  const name = withoutEnd(printed.replace(/\s+/gu, ' ').trim());
  // A Chinese name is written without spaces; papers stretch names of two characters to three.
  if (hanName.test(name)) return { literal: name.replaceAll(' ', '') };
  const ending = suffixes.exec(name);
  const words = (ending ? name.slice(0, ending.index) : name).split(' ');
  const ownWords = words.filter((word, index) => index === 0 || !particle.test(word)).join(' ');
  if (!latinName.test(ownWords) || officeWords.test(name)) return { literal: name };
  const spelled = name === name.toUpperCase() ? words.map(capitalise) : words;
  const start = familyStart(spelled);
  // `van der Veen` and `Van Buren`: only what is printed small may be parted from the family name.
  const small = spelled.slice(start).findIndex((word) => word !== word.toLowerCase());
  const family = start + Math.max(small, 0);
  return {
    family: spelled.slice(family).join(' '),
    given: spelled.slice(0, start).join(' '),
    ...(family > start && { 'non-dropping-particle': spelled.slice(start, family).join(' ') }),
    ...(ending?.[1] && { suffix: suffixText(ending[1]) }),
  };
}

/** Where the family name begins: the last word, with the particles before it. */
function familyStart(words: readonly string[]): number {
  let start = words.length - 1;
  while (start > 1 && particle.test(words[start - 1] ?? '')) start -= 1;
  return start;
}

const suffixText = (text: string) =>
  /^[js]r$/iu.test(text) ? `${text.charAt(0).toUpperCase()}r.` : text.toUpperCase();

/** `O'HARA-SMITH` → `O'Hara-Smith`. */
const capitalise = (word: string): string =>
  word.toLowerCase().replace(/(^|[.'’-])(\p{L})/gu, (_all, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
