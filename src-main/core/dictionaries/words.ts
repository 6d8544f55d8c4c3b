import type { LookUpRequest } from '#shared/model/finding/dictionary.ts';

/** Whether any dictionary has an entry for a word. */
type IsKnown = (word: string) => boolean;

/** A word as it stands in the text, and what is to be looked up for it. */
export interface SoughtWord {
  readonly word: string;
  readonly lookUp: string;
}

/** The longest Chinese headword that is looked for, in characters; proverbs have eight. */
const longestHan = 12;
/** More words of one passage are not looked up. */
const mostWords = 12;

const han = /^[\p{Script=Han}〇々]$/u;
const latinWord = /[\p{L}\p{M}\p{N}]+(?:['’\-‐][\p{L}\p{M}\p{N}]+)*/gu;
const latinBefore = /[[\p{L}\p{M}\p{N}'’\-‐]--[\p{Script=Han}〇々]]*$/v;
const latinAfter = /^[[\p{L}\p{M}\p{N}'’\-‐]--[\p{Script=Han}〇々]]*/v;

/**
 * The words that a person means, of those that are known: what is selected, else its words from left to right,
 * each the longest; around a caret the longest word with the character behind it, else with the one before it. A Latin word that is not known is tried without its ending.
 */
export function soughtWords(
  { before, selected, after }: LookUpRequest,
  isKnown: IsKnown,
): readonly SoughtWord[] {
  const passage = selected.trim();
  if (passage === '') return aroundCaret(before, after, isKnown);
  const whole = known(passage, isKnown);
  return whole ? [whole] : inPassage(passage, isKnown).slice(0, mostWords);
}

function known(word: string, isKnown: IsKnown): SoughtWord | null {
  const lookUp = [word, ...stemsOf(word)].find((candidate) => isKnown(candidate));
  return lookUp === undefined ? null : { word, lookUp };
}

function aroundCaret(before: string, after: string, isKnown: IsKnown): readonly SoughtWord[] {
  const left = [...before];
  const right = [...after];
  const found =
    longestAround(left, right, isKnown) ??
    latinAround(before, after, isKnown) ??
    longestAround(left.slice(0, -1), [...left.slice(-1), ...right], isKnown);
  return found ? [found] : [];
}

/** The known Latin word that a caret stands in, before or behind; Chinese beside it is no part of it. */
function latinAround(before: string, after: string, isKnown: IsKnown): SoughtWord | null {
  const word = `${latinBefore.exec(before)?.[0] ?? ''}${latinAfter.exec(after)?.[0] ?? ''}`;
  return word === '' ? null : known(trimmed(word), isKnown);
}

const trimmed = (word: string): string => word.replace(/^['’\-‐]+|['’\-‐]+$/g, '');

/** How many characters from the start on are Chinese. */
function runLength(characters: readonly string[]): number {
  const end = characters.findIndex((character) => !han.test(character));
  return end < 0 ? characters.length : end;
}

/** The longest known word that has the first character of `right` in it; of equally long ones the first. */
function longestAround(
  left: readonly string[],
  right: readonly string[],
  isKnown: IsKnown,
): SoughtWord | null {
  const ahead = right.slice(0, runLength(right));
  if (ahead.length === 0) return null;
  const behind = left.slice(left.length - runLength(left.toReversed()));
  for (let length = Math.min(longestHan, behind.length + ahead.length); length > 0; length--) {
    for (let back = Math.min(length - 1, behind.length); back >= 0; back--) {
      if (length - back > ahead.length) break;
      const word = [...behind.slice(behind.length - back), ...ahead.slice(0, length - back)].join('');
      if (isKnown(word)) return { word, lookUp: word };
    }
  }
  return null;
}

/** The known words of a passage from left to right. */
function inPassage(passage: string, isKnown: IsKnown): readonly SoughtWord[] {
  const found = new Map<string, SoughtWord>();
  const characters = [...passage];
  for (let at = 0; at < characters.length && found.size < mostWords; ) {
    const run = runLength(characters.slice(at, at + longestHan));
    if (run === 0) {
      const rest = characters.slice(at).findIndex((character) => han.test(character));
      const end = rest < 0 ? characters.length : at + rest;
      for (const [word] of characters.slice(at, end).join('').matchAll(latinWord)) {
        const sought = known(word, isKnown);
        if (sought) found.set(word, sought);
      }
      at = end;
      continue;
    }
    let length = run;
    while (length > 1 && !isKnown(characters.slice(at, at + length).join(''))) length--;
    const word = characters.slice(at, at + length).join('');
    if (isKnown(word)) found.set(word, { word, lookUp: word });
    at += length;
  }
  return [...found.values()];
}

/**
 * What a Latin word may be without its ending, likely ones first: -s, -es, -ies, -ed, -ied, -ing, and the
 * genitive; a doubled consonant is also tried single, a lost e put back (stopped, noted).
 */
export function stemsOf(word: string): readonly string[] {
  const base = word.toLowerCase().replace(/['’]s?$/, '');
  const stems: string[] = base === word.toLowerCase() ? [] : [base];
  const without = (ending: string, ...instead: readonly string[]): void => {
    // A stem has three letters at least: “is”, “red” and “thing” have no endings.
    if (!base.endsWith(ending) || base.length - ending.length < 2) return;
    const stem = base.slice(0, -ending.length);
    if (!/[aeiouy]/.test(stem)) return;
    for (const put of instead) if (stem.length + put.length >= 3) stems.push(stem + put);
    const doubled = /([b-df-hj-np-tv-z])\1$/.exec(stem);
    if (doubled && instead.includes('e')) stems.push(stem.slice(0, -1));
  };
  without('ies', 'y', 'ie');
  without('ied', 'y', 'ie');
  without('ing', '', 'e');
  without('ed', '', 'e');
  without('es', '', 'e');
  without('s', '');
  return [...new Set(stems)].filter((stem) => stem !== word);
}
