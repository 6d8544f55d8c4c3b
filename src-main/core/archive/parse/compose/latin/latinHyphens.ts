import { classAt, classBefore, isHighSurrogate, isLetter, isMark } from '#shared/text/characterClasses.ts';
import { breakMarks, textHyphens } from '#shared/text/hyphens.ts';
import { WordSet } from '../lines/wordSet.ts';

/**
 * Decides about hyphens at line ends by what the text itself says. The words of the text are its dictionary:
 * a word printed whole elsewhere, or with the hyphen inside a line, settles the case.
 */
export interface Dictionary {
  /** Whether the hyphen between two lines belongs to the break and not to the word. */
  isBreak(before: string, after: string): boolean;
}

const rightPart = /^[\p{L}\p{M}’']+(?:-[\p{L}\p{M}’']+)*/u;

/** First parts that take a hyphen in print of any time: numbers, points of the compass, a few adverbs. */
const compounding =
  /^(?:self|half|all|well|ill|cross|quasi|vice|by|good|bad|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|(?:thir|four|fif|six|seven|eigh|nine)teen|eleven|twelve|north|south|east|west)$/u;
/** Numbers that also begin other words (four-teen, ten-der, one-rous). */
const numbers = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|first|second|third)$/u;
/** Endings that are no words, so that what stands before the hyphen is the rest of one. */
const endings =
  /^(?:tion|tions|sion|sions|ing|ings|ed|er|ers|est|ly|ment|ments|ness|ity|ities|ous|ious|able|ible|al|ial|ance|ence|ances|ences|ant|ent|ure|ures|age|ages|ive|ful|less|ish|ism|ist|ists|ize|ise|ised|ized|teen|ty|ery|ary|ory|dom|hood|ship|ward|wards|ther|tle|dle|ble|ple|ter|der|ber|ten|den|ding|ting|ning|ring|ling|ming|ping|bing|ging)$/u;

/** Reads every word that is not torn by a line end. */
export function readDictionary(lines: Iterable<string>): Dictionary {
  const words = new WordSet();
  let tornBefore = false;
  for (const line of lines) {
    const torn = isTorn(line);
    addWords(words, line, tornBefore, torn);
    tornBefore = torn;
  }
  const has = (word: string) => words.has(word);
  return { isBreak: (before, after) => decideBreak(before, after, has) };
}

/** A hyphen behind a letter at a line's end. */
export const isTorn = (line: string): boolean =>
  textHyphens.includes(line.charAt(line.length - 1)) && (classBefore(line, line.length - 1) & isLetter) !== 0;

/** A torn line that keeps its hyphen and a space behind it, for a word that is said once: Reichs- und Staatsanzeiger. */
export const isSuspended = (before: string, after: string): boolean =>
  isTorn(before) && conjunction.test(after);

/** Conjunctions behind a suspended hyphen that are no second half of a word. */
const conjunction = /^(?:und|oder|sowie|bezw|bzw|och|eller)(?![\p{L}\p{M}’'-])/u;

const hyphen = 0x2d;

const apostrophes = "'’";
const isWordPart = isLetter | isMark;

/** Whether the character at an offset is part of a word. */
const isPartAt = (line: string, at: number): boolean =>
  (classAt(line, at) & isWordPart) !== 0 || (at < line.length && apostrophes.includes(line.charAt(at)));

/** Whether a word that stands before an offset goes on there. */
function goesOnAt(line: string, at: number): boolean {
  const unit = line.charCodeAt(at);
  if (unit === hyphen) return isPartAt(line, at + 1);
  return unit < 0x80 ? isSmallOrCapital(unit) || unit === 0x27 : isPartAt(line, at);
}

/** Adds the words of a line; one that a line end tears is none. */
function addWords(words: WordSet, line: string, tornBefore: boolean, torn: boolean): void {
  let isWhole = !tornBefore;
  let at = 0;
  while (at < line.length) {
    const start = at;
    while (isSmallOrCapital(line.charCodeAt(at))) words.take(line.charCodeAt(at++) | 0x20);
    // Anything but letters of ASCII in a word is rare and may be read slowly.
    const isPlain = !goesOnAt(line, at);
    if (isPlain && at === start) {
      at++;
      continue;
    }
    if (!isPlain) {
      words.forget();
      at = wordEnd(line, at);
    }
    if (!isWhole || (torn && at === line.length - 1)) words.forget();
    else if (isPlain) words.finish();
    else addWord(words, line.slice(start, at).toLowerCase());
    isWhole = true;
  }
}

function isSmallOrCapital(unit: number): boolean {
  const small = unit | 0x20;
  return small >= 0x61 && small <= 0x7a;
}

/** Where a word ends that goes on at an offset. */
function wordEnd(line: string, from: number): number {
  let at = from;
  while (goesOnAt(line, at)) at += isHighSurrogate(line.charCodeAt(at)) ? 2 : 1;
  return at;
}

function addWord(words: WordSet, word: string): void {
  words.add(word);
  if (/[’']s$/u.test(word)) words.add(word.slice(0, -2));
  if (word.includes('-')) for (const part of word.split('-')) words.add(part);
}

function decideBreak(before: string, after: string, has: (word: string) => boolean): boolean {
  const left = partBefore(before);
  const right = rightPart.exec(after)?.[0] ?? '';
  if (breakMarks.includes(before.charAt(before.length - 1))) return left !== '' && right !== '';
  if (isSuspended(before, after)) return false;
  // A capital, a digit or nothing after the hyphen is never the middle of a word.
  if (left === '' || !/^\p{Ll}/u.test(right)) return false;
  const head = left.toLowerCase();
  const tail = right.toLowerCase();
  const last = head.split('-').pop() ?? head;
  const next = tail.split('-')[0] ?? tail;
  if (has(`${head}-${tail}`) || has(`${last}-${next}`)) return false;
  if (has(`${head}${tail}`) || has(`${last}${next}`) || has(stem(`${last}${next}`))) return true;
  if (endings.test(next) || next.length < 3) return true;
  if (compounding.test(last)) return false;
  if (last.length < 3) return true;
  if (numbers.test(last)) return !has(next);
  // A participle before a noun (speaking-trumpet), or two parts of which the first is a word of this text.
  if (/.{3}ing$/u.test(last)) return false;
  return !(isWord(last, has) && isWord(next, has));
}

/** What stands before the hyphen at a line's end, with the hyphens inside it. */
function partBefore(line: string): string {
  const end = line.length - 1;
  if (!textHyphens.includes(line.charAt(end))) return '';
  let start = end;
  while (start > 0 && isPart(line, start)) start -= (line.charCodeAt(start - 1) & 0xfc00) === 0xdc00 ? 2 : 1;
  return line.slice(Math.max(0, start), end);
}

const isPart = (line: string, end: number): boolean =>
  "’'-".includes(line.charAt(end - 1)) || (classBefore(line, end) & isWordPart) !== 0;

const isWord = (word: string, has: (word: string) => boolean): boolean =>
  has(word) || has(stem(word)) || has(`${word}s`) || has(`${word}ed`);

/** A word without the commonest endings, for looking it up. */
const stem = (word: string): string => word.replace(/(?<=\p{L}{3})(?:[’']s|s|es|ed|d|ing|ly)$/u, '');
