/// <reference path="./hyphen.d.ts" />
import type { LanguageTag } from '#shared/model/issue.ts';
import { textWidth } from '../script.ts';

/**
 * Where words may be broken at a line's end, by Liang's patterns as TeX has them. Browsers on Linux and
 * Electron bring none of their own. See docs/decisions/0010-hyphenation.md.
 */

export const softHyphen = '\u00ad';

/** Puts soft hyphens into a text and changes nothing else of it. */
export type Hyphenate = (text: string) => string;

/** Each language is a file of its own, fetched when an issue in it is first shown. */
const patternsOf = {
  da: () => import('hyphen/patterns/da.js'),
  de: () => import('hyphen/patterns/de-1996.js'),
  'en-GB': () => import('hyphen/patterns/en-gb.js'),
  'en-US': () => import('hyphen/patterns/en-us.js'),
  fr: () => import('hyphen/patterns/fr.js'),
  nl: () => import('hyphen/patterns/nl.js'),
} as const;

type PatternName = keyof typeof patternsOf;

/** The patterns a language is broken by, or null where there are none. */
export function patternsFor(language: LanguageTag): PatternName | null {
  const [name = '', ...subtags] = language.toLowerCase().split('-');
  if (name === 'en') {
    // English that names no country breaks by sound, as in America: those patterns err the least.
    const american = subtags.length === 0 || subtags.includes('us') || subtags.includes('ca');
    return american ? 'en-US' : 'en-GB';
  }
  return name === 'da' || name === 'de' || name === 'fr' || name === 'nl' ? name : null;
}

const loaded = new Map<PatternName, Promise<Hyphenate>>();

/** Fetches a language's patterns; null for a language without any. */
export async function loadHyphenation(language: LanguageTag): Promise<Hyphenate | null> {
  const name = patternsFor(language);
  if (name === null) return null;
  const known = loaded.get(name) ?? load(name);
  loaded.set(name, known);
  return await known;
}

async function load(name: PatternName): Promise<Hyphenate> {
  const [{ default: createHyphenator }, { default: patterns }] = await Promise.all([
    import('hyphen/hyphen.js'),
    patternsOf[name](),
  ]);
  const hyphenateWord = createHyphenator(patterns, {
    async: false,
    html: false,
    hyphenChar: softHyphen,
    minWordLength: 1,
  });
  return hyphenateWords(hyphenateWord);
}

/** Letters a word has at least before it is broken, and those that stay on either side of a break. */
const limits = { word: 6, before: 2, after: 3 } as const;

/**
 * Words between spaces and ordinary punctuation. Not: parts of compounds with a hyphen, which break there;
 * addresses and numbers; words that say themselves where they break; letters with loose accents.
 */
const words =
  /(?<![\p{L}\p{N}\p{M}\u00ad@/_\-‐]|\p{L}\.)\p{L}{6,}(?![\p{L}\p{N}\p{M}\u00ad@/_\-‐]|\.\p{L})/gu;

/** Hyphenates the words of a text one by one, each distinct word once. */
export function hyphenateWords(hyphenateWord: (word: string) => string): Hyphenate {
  const known = new Map<string, string>();
  const broken = (word: string): string => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const now = withinLimits(hyphenateWord(word));
    known.set(word, now);
    return now;
  };
  return (text) => text.replace(words, broken);
}

/** Hyphenates nothing but what is wider than `most` em: a headline's words stay whole where they fit on a line. */
export function hyphenateLong(hyphenate: Hyphenate, most: number): Hyphenate {
  return (text) => text.replace(/\S+/gu, (word) => (textWidth(word) > most ? hyphenate(word) : word));
}

/** Takes out the breaks that leave too little on a side. */
function withinLimits(word: string): string {
  const parts = word.split(softHyphen);
  const length = parts.join('').length;
  let at = 0;
  return parts.reduce((joined, part) => {
    const breaks = at >= limits.before && length - at >= limits.after && length >= limits.word;
    at += part.length;
    return joined === '' ? part : joined + (breaks ? softHyphen : '') + part;
  }, '');
}
