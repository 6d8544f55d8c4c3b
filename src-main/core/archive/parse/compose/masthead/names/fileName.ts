import { hasPaperForm, isSorting } from './folderName.ts';
import { isNoise } from './noise.ts';

/** Marks of pages, numbers and editions, which no paper is called by: `ed-1`, `seq_3`, `No. 12`, `第3版`. */
const counted =
  /(?<![\p{L}\d])(?:ed(?:ition)?|seq|pages?|pag?|pg|p|s|seite|no|nr|num|vol|issue|number|ausgabe|band|bd|jg|part|teil)[\s._-]*\d+[a-z]?(?![\p{L}\d])|第?\s*\d+\s*[版期号號页頁]|#\s*\d+/giu;
/** What tells files of one paper apart: numbers, and words for what they hold. */
const besides =
  /^[\s_.,;()[\]–—-]+|[\s_.,;()[\]–—-]+$|(?<![\p{L}\d])\d+(?![\p{L}\d])|(?<!\p{L})(?:issue|page|scan|ocr|text|fulltext|full|mets|alto|newspaper|supplement|beilage)(?!\p{L})/giu;
/** Words that the name of a paper leaves small. */
const small = /^(?:of|and|the|de|la|le|du|des|et|der|die|das|und|von|am|zu|für|van|het|en|og|i|y|e|a|o)$/u;
const fewestHan = 2;
const mostHan = 12;
const longest = 60;

interface Dated {
  readonly start: number;
  readonly end: number;
}

/**
 * The paper that a file is called by: what stands before its date where it reads like a name (`Poverty Bay Illuminator
 * 1899-03-04`), what stands behind it, or without a date, only where it is worded as papers are. Null for codes, numbers
 * and what else sorts files.
 */
export function nameInFile(stem: string, date: Dated | null): string | null {
  if (!date) return wordedAs(spoken(stem));
  const before = spoken(stem.slice(0, date.start));
  return (before !== null && isName(before) ? before : null) ?? wordedAs(spoken(stem.slice(date.end)));
}

const wordedAs = (name: string | null): string | null =>
  name !== null && hasPaperForm(name) && isName(name) ? name : null;

/** A part of a file's name as people say it: `national-tribune`, `AdresseAvisen`. */
function spoken(part: string): string | null {
  let text = part.replaceAll('_', ' ').replace(counted, ' ');
  if (!/\p{L}\s+\p{L}/u.test(text)) text = text.replaceAll('-', ' ');
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(besides, ' ').replace(/\s+/gu, ' ').trim();
  }
  const words = text.replace(/(?<=\p{Ll}{3})(?=\p{Lu}\p{Ll}{3})/gu, ' ').split(' ');
  const isSlug = words.length > 1 && !/\p{Lu}/u.test(text);
  const named = isSlug ? words.map((word, at) => (at > 0 && small.test(word) ? word : capital(word))) : words;
  return text === '' ? null : named.join(' ');
}

const capital = (word: string): string => word.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** Two words, or one that is written as a name; no code and nothing that sorts. */
function isName(name: string): boolean {
  if (name.length > longest || isSorting(name) || isNoise(name) || /[!?]|\.\s/u.test(name)) return false;
  const han = name.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han > 0) return han >= fewestHan && han <= mostHan;
  if (/\d/u.test(name)) return false;
  const words = name.split(' ').filter((word) => /^\p{L}/u.test(word));
  const [first = ''] = words;
  if (!/^\p{Lu}/u.test(first) && /\p{Lu}|\p{Ll}/u.test(first)) return false;
  return words.length > 1 ? words.some((word) => /\p{L}{4}/u.test(word)) : /^\p{Lu}\p{Ll}{4}/u.test(first);
}
