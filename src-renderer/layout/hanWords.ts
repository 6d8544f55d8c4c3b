import { textWidth } from './script.ts';

/**
 * The words of a Han headline: a make-up editor turns a line between words, never within one, and never
 * before a particle or between a number and what it counts.
 */

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

const han = /\p{Script=Han}/u;
/** A number in figures or in characters. */
const number =
  /^(?:[\d０-９]+(?:[.,:．，：／/·][\d０-９]+)*|[〇零一二三四五六七八九十百千万亿两億萬廿卅]+)$/u;
/** Hundreds and millions behind a number, and its sign of per cent. */
const magnitude = /^[百千万亿億萬余多]+$|^[%％‰℃]$/u;
/** Stands with the word before it: it means nothing at the head of a line. */
const particle = /^[的地得了着过們们吗呢吧之等]$/u;
/** Makes one word of what it follows: 警戒线, 开发区, 记者. */
const suffix =
  /^[线線区區县縣市省州村镇鎮乡鄉国國部局会會院校厂廠站队隊团團社报報员員者家性化率权權法制案版路桥橋]$/u;
const single = /^\p{Script=Han}$/u;

/** Nothing is added to a piece beyond this width in em: a narrow column has no room for it. */
const longest = 6;

/** Between two names, or in a fraction. */
const dot = '·';

/**
 * The pieces of a text that stay whole, in order; together they are the text. A text without Han characters
 * is one piece, which the browser breaks at its spaces.
 */
export function hanWords(text: string): readonly string[] {
  if (!han.test(text)) return [text];
  const known = found.get(text);
  if (known) return known;
  const words = findWords(text);
  if (found.size >= mostFound) found.clear();
  found.set(text, words);
  return words;
}

/** Texts asked about lately: a headline is asked about by the make-up, by what sets it, and whenever a list is drawn. */
const found = new Map<string, readonly string[]>();
/** More than all headlines of an issue and the covers of a shelf. */
const mostFound = 4000;

function findWords(text: string): readonly string[] {
  const pieces: string[] = [];
  let counts = false;
  for (const { segment } of segmenter.segment(text)) {
    const before = pieces.at(-1) ?? '';
    if (isTied(before, segment, counts) && textWidth(before + segment) <= longest) {
      pieces[pieces.length - 1] = before + segment;
    } else pieces.push(segment);
    counts = isNumber(segment) || (counts && (magnitude.test(segment) || segment === dot));
  }
  return joinSingles(pieces);
}

/** Single characters in a row are a word that the dictionary lacks: two or three of them stay together. */
function joinSingles(pieces: readonly string[]): readonly string[] {
  const joined: string[] = [];
  const row: string[] = [];
  const endRow = () => {
    while (row.length > 0) joined.push(row.splice(0, row.length === 3 ? 3 : 2).join(''));
  };
  for (const piece of pieces) {
    if (single.test(piece)) row.push(piece);
    else {
      endRow();
      joined.push(piece);
    }
  }
  endRow();
  return joined;
}

const isNumber = (segment: string): boolean => number.test(segment);

/** Whether a segment stays with the piece before it; `counts`: that piece ends with a number. */
function isTied(before: string, segment: string, counts: boolean): boolean {
  if (!/[\p{L}\p{N}%％‰℃·]$/u.test(before)) return false;
  if (segment === dot) return true;
  if (counts && (isNumber(segment) || magnitude.test(segment))) return true;
  if (counts) return han.test(segment) && [...segment].length <= 2;
  if (!han.test(before)) return false;
  return particle.test(segment) || (suffix.test(segment) && [...before].length > 1);
}
