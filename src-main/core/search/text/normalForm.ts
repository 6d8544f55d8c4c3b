import type { FoldOptions } from '#shared/model/search.ts';
import { scriptForm } from './scriptForms.ts';

/**
 * The one form in which text and queries are compared. Close to NFKC_Casefold
 * (https://www.unicode.org/reports/tr44/#NFKC_Casefold), one code point at a time so that every place in
 * the normal form leads back to the text:
 * - full width = half width and other compatibility forms, lower case;
 * - simplified = traditional Chinese, character by character (see scriptForms.ts);
 * - combining diacritics of the Latin, Greek and Cyrillic scripts are dropped; Japanese voicing marks and
 *   Hangul are composed instead, か is not が;
 * - invisible characters (soft hyphen, zero-width space, variation selectors) are dropped;
 * - white space is dropped beside a Chinese or Japanese character and one space elsewhere, so that a
 *   line break or an indent inside a sentence never hides a phrase;
 * - a lone surrogate is U+FFFD.
 */
export interface NormalForm {
  readonly text: string;
  /** For every UTF-16 unit of `text`, the UTF-16 offset in the source where its character begins. */
  readonly starts: readonly number[];
  /** For every UTF-16 unit of `text`, the UTF-16 offset in the source where its character ends. */
  readonly ends: readonly number[];
}

/** Raise this when the normal form changes: saved indexes of another version are rebuilt. */
export const normalFormVersion = 2;

const space = ' ';
const replacement = '\ufffd';
const whiteSpace = /^[\s\u0085]$/u;
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const ignorable = /^\p{Default_Ignorable_Code_Point}$/u;
/** Combining marks of the European scripts, without the overlay that makes ≠ of =. */
const diacritics =
  /[\u0300-\u0337]|[\u0339-\u036f]|[\u0483-\u0487]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\ufe20-\ufe2f]/gu;
const han = /\p{Script=Han}/gu;
/** Marks and letters that may form one character with the one before: voicing marks, Hangul vowels and finals. */
const composing = /^[\u3099\u309a\u1161-\u1175\u11a8-\u11c2]/u;

function computeFold(character: string): string {
  if (!character.isWellFormed()) return replacement;
  if (ignorable.test(character)) return '';
  if (whiteSpace.test(character)) return space;
  const decomposed = character.normalize('NFKD');
  // A spacing accent decomposes into a space and a mark: it would make white space of a visible character.
  if (decomposed.includes(space)) return character;
  return decomposed
    .toLowerCase()
    .normalize('NFKD')
    .replace(diacritics, '')
    .replaceAll('ς', 'σ')
    .normalize('NFC')
    .replace(han, scriptForm);
}

const foldedUnits: (string | undefined)[] = new Array(0x10000).fill(undefined);

function fold(character: string): string {
  if (character.length > 1) return computeFold(character);
  const unit = character.charCodeAt(0);
  let folded = foldedUnits[unit];
  if (folded === undefined) {
    folded = computeFold(character);
    foldedUnits[unit] = folded;
  }
  return folded;
}

/** Whether white space beside this code point carries no meaning: Han, kana, bopomofo and their punctuation. */
function standsWithoutSpaces(codePoint: number): boolean {
  if (codePoint < 0x2e80) return false;
  return (
    codePoint <= 0x312f ||
    (codePoint >= 0x3190 && codePoint <= 0x9fff) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0xfe30 && codePoint <= 0xfe4f) ||
    (codePoint >= 0xff00 && codePoint <= 0xffef) ||
    (codePoint >= 0x20000 && codePoint <= 0x3ffff)
  );
}

type Emit = (character: string, start: number, end: number) => void;

/**
 * Walks a text and hands out its normal form piece by piece. `recompose` answers whether the piece
 * became one character with the one handed out before; `extend` that the character before goes on.
 */
function walk(
  text: string,
  emit: Emit,
  recompose: (folded: string, end: number) => boolean,
  extend: (end: number) => void,
): void {
  let pendingSpace = -1;
  let pendingEnd = -1;
  let lastIsSpaceless = true;
  let empty = true;
  for (let at = 0; at < text.length; ) {
    const codePoint = text.codePointAt(at) ?? 0;
    const length = codePoint > 0xffff ? 2 : 1;
    const character = length === 2 ? text.slice(at, at + 2) : text.charAt(at);
    const folded = fold(character);
    const end = at + length;
    if (folded === space) {
      if (pendingSpace < 0) pendingSpace = at;
      pendingEnd = end;
    } else if (folded === '') {
      if (pendingSpace < 0) extend(end);
    } else if ((pendingSpace < 0 || lastIsSpaceless) && composing.test(folded) && recompose(folded, end)) {
      // The character before has taken it in; white space between them counts for nothing.
      pendingSpace = -1;
    } else {
      const spaceless = standsWithoutSpaces(folded.codePointAt(0) ?? 0);
      if (pendingSpace >= 0) {
        if (!empty && !lastIsSpaceless && !spaceless) emit(space, pendingSpace, pendingEnd);
        pendingSpace = -1;
      }
      emit(folded, at, end);
      lastIsSpaceless = folded.length === 1 ? spaceless : standsWithoutSpaces(lastCodePoint(folded));
      empty = false;
    }
    at = end;
  }
}

function lastCodePoint(text: string): number {
  const pair = text.codePointAt(text.length - 2) ?? 0;
  return pair > 0xffff ? pair : text.charCodeAt(text.length - 1);
}

function composed(before: string, folded: string): string | null {
  const together = (before + folded).normalize('NFC');
  return together.length === 1 ? together : null;
}

const notSimple = 0xffff;
/** By unit: the one unit that it folds to, 0 where that is not known yet, `notSimple` where it is not one. */
const simpleUnits = new Uint16Array(0x10000);

function computeSimpleUnit(unit: number): number {
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
  const folded = isSurrogate ? '' : fold(String.fromCharCode(unit));
  const isPlain = folded.length === 1 && folded !== space && !composing.test(folded);
  return isPlain ? folded.charCodeAt(0) : notSimple;
}

let simple = new Uint16Array(1024);

/**
 * Whether every character of a text folds to one unit in its own place, as in most paragraphs; `simple` then begins
 * with the normal form. It says what `walk` says, several times faster.
 */
export function keepsPlaces(text: string): boolean {
  if (text.length > simple.length) simple = new Uint16Array(text.length * 2);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x20) {
      // A space stays only between two characters of scripts with spaces.
      if (at === 0 || standsWithoutSpaces(simple[at - 1] ?? 0)) return false;
      const next = text.charCodeAt(at + 1);
      if (Number.isNaN(next) || next === 0x20) return false;
      const folded = simpleUnit(next);
      if (folded === notSimple || standsWithoutSpaces(folded)) return false;
      simple[at] = unit;
      continue;
    }
    const folded = simpleUnit(unit);
    if (folded === notSimple) return false;
    simple[at] = folded;
  }
  return true;
}

function simpleText(text: string): string | null {
  return keepsPlaces(text) ? Buffer.from(simple.buffer, 0, text.length * 2).toString('utf16le') : null;
}

function simpleUnit(unit: number): number {
  let folded = simpleUnits[unit] ?? notSimple;
  if (folded === 0) {
    folded = computeSimpleUnit(unit);
    simpleUnits[unit] = folded;
  }
  return folded;
}

let places: readonly number[] = [];

/** The numbers from `from`, as many as asked for. */
function placesFrom(from: number, length: number): readonly number[] {
  if (places.length < from + length) places = Array.from({ length: (from + length) * 2 }, (_, at) => at);
  return places.slice(from, from + length);
}

/** The normal form of a text, without the way back. */
export function normalText(text: string): string {
  const known = simpleText(text);
  if (known !== null) return known;
  // Joining an array of characters is several times dearer than adding to a string in V8.
  let out = '';
  walk(
    text,
    (character) => {
      out += character;
    },
    (folded) => {
      const together = out === '' ? null : composed(out.charAt(out.length - 1), folded);
      if (together === null) return false;
      out = out.slice(0, -1) + together;
      return true;
    },
    () => undefined,
  );
  return out;
}

/** The normal form of a text with the way back. */
export function normalise(text: string): NormalForm {
  const known = simpleText(text);
  if (known !== null) {
    return { text: known, starts: placesFrom(0, known.length), ends: placesFrom(1, known.length) };
  }
  let out = '';
  const starts: number[] = [];
  const ends: number[] = [];
  /** Number of units of the character handed out last. */
  let lastLength = 0;
  const extend = (end: number) => {
    for (let i = out.length - lastLength; i < out.length; i++) ends[i] = end;
  };
  walk(
    text,
    (character, start, end) => {
      out += character;
      lastLength = character.length;
      for (let i = 0; i < lastLength; i++) {
        starts.push(start);
        ends.push(end);
      }
    },
    (folded, end) => {
      const together = out === '' ? null : composed(out.charAt(out.length - 1), folded);
      if (together === null) return false;
      out = out.slice(0, -1) + together;
      extend(end);
      return true;
    },
    extend,
  );
  return { text: out, starts, ends };
}

export const foldsAll = (fold: FoldOptions | undefined): boolean =>
  fold === undefined || Object.values(fold).every((isOn) => isOn !== false);

/**
 * What a matched passage is compared by when something is not to be folded: two passages that are equal
 * in the normal form are the same for the request when this is equal as well. White space, which the
 * normal form has judged already, counts for nothing.
 */
export function strictForm(text: string, fold: FoldOptions): string {
  let form = text
    .toWellFormed()
    .replace(invisible, '')
    .replace(/[\s\u0085]+/gu, '');
  form = fold.width === false ? form.normalize('NFC') : form.normalize('NFKC');
  if (fold.case !== false) form = form.toLowerCase().replaceAll('ς', 'σ');
  if (fold.diacritics !== false) form = form.normalize('NFD').replace(diacritics, '').normalize('NFC');
  return fold.script === false ? form : form.replace(han, scriptForm);
}
