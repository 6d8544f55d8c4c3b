import { breakLines } from './lineBreaks.ts';
import { type Measure, type PlacedPiece, placeLines, type SetLine } from './setLines.ts';

/**
 * Lines of Chinese type in which numbers, words or a last character stand that would tear one of them open. Lines end
 * only where browsers let them end too (UAX 14 and the marks of 避头尾), since what is given here is held together.
 */
const han = '\\p{Script=Han}々〇';
const opening = '（「『【《〈〔［｛';
const quote = '“‘';
const closing = '、。，：；！？）」』】》〉〕］｝';
const word = '0-9A-Za-z';
/** What a line may end behind, and what the next one may begin with then. Quotes belong to Latin letters inside them. */
const endings = [
  `(?<=[${han}${closing}])(?=[${han}${opening}${word}]|[${quote}][${han}${opening}])`,
  `(?<=[…—])(?=[${han}${opening}${word}])`,
  `(?<=[${word}%.)]|[${han}${closing}][”’])(?=[${han}${opening}])`,
].join('|');
const mayEnd = new RegExp(endings, 'u');
const latin = /[!-~]/u;
const letters = new RegExp(`[${han}]`, 'gu');

/** Between characters a place opens by a tenth of an em before it is seen; more is left to lines that must. */
const stretch = 0.1;
/** What browsers round up where Latin letters begin and end in a line, in pixels. */
const safety = 0.25;

/**
 * The lines of a Chinese paragraph; null where the browser's own come out as well. `widthOf` gives the width of
 * Latin letters in the paragraph's type, `em` is its size in pixels and the width of all other characters.
 */
export function setHanLines(
  text: string,
  widthOf: (letters: string) => number,
  { width, indent }: Measure,
  em: number,
): readonly SetLine[] | null {
  const parts = piecesOf(text, (piece) => pieceWidth(piece, widthOf, em));
  if (!latin.test(text) && !endsAlone(parts, { width, indent })) return null;
  const lines = breakLines(parts, {
    width,
    indent,
    space: widthOf(' '),
    hyphen: 0,
    stretch: stretch * em,
    shrink: 0,
  });
  return lines && placeLines(text, parts, lines);
}

/** Letters that are not as wide as a square. */
const narrow = /[\u0020-\u00b6\u00b8-\u024f]+/gu;

function pieceWidth(piece: string, widthOf: (letters: string) => number, em: number): number {
  let width = Array.from(piece.replace(narrow, '')).length * em;
  for (const [letters] of piece.matchAll(narrow)) width += widthOf(letters) + safety;
  return width;
}

function piecesOf(text: string, widthOf: (letters: string) => number): readonly PlacedPiece[] {
  const parts: PlacedPiece[] = [];
  let at = 0;
  for (const run of text.split(/( +)/u)) {
    if (!run.startsWith(' ')) {
      let start = at;
      const inRun = run.split(mayEnd);
      for (const [index, piece] of inRun.entries()) {
        const end = start + piece.length;
        if (piece !== '') {
          parts.push({
            start,
            end,
            width: widthOf(piece),
            inner: Math.max(0, (piece.match(letters)?.length ?? 0) - 1),
            after: index < inRun.length - 1 ? 'opening' : 'space',
          });
        }
        start = end;
      }
    }
    at += run.length;
  }
  return parts;
}

/** Whether lines that take what fits leave one character for the last. */
function endsAlone(parts: readonly PlacedPiece[], { width, indent }: Measure): boolean {
  let used = indent;
  let inLine = 0;
  for (const piece of parts) {
    if (used + piece.width > width + 0.01) {
      used = 0;
      inLine = 0;
    }
    used += piece.width;
    inLine++;
  }
  return inLine === 1 && used < width;
}
