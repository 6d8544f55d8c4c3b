import { breakLines, isFilled } from './lineBreaks.ts';
import type { Measure, PlacedPiece, SetLine } from './setLines.ts';

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
  `(?<=[${han}]·)(?=[${han}])`,
  `(?<=[${word}%％‰℃.)]|[${han}${closing}][”’])(?=[${han}${opening}])`,
].join('|');
const mayEnd = new RegExp(endings, 'u');
const latin = /[!-~]/u;
/** A mark that a line could close up. */
const inside = new RegExp(`[${closing}].`, 'u');
const openingMark = new RegExp(`[${opening}${quote}]`, 'u');
const closingMark = new RegExp(`[${closing}”’]`, 'u');
/** Of two marks side by side, one gives up its empty half: the marks' face and browsers see to it. */
const pairs = new RegExp(
  `[${closing}”’](?=[${closing}”’${opening}${quote}])|[${opening}${quote}](?=[${opening}${quote}])`,
  'gu',
);
/** Marks whose white is on the right alone, and those that are little enough to stand beside a column. */
const givesWhite = /[、，。：；）」』】》〉〕］｝”’]/u;
const hangs = /[、，。”’]/u;
const letters = new RegExp(`[${han}]`, 'gu');

/** Between characters a place opens by a tenth of an em before it is seen; more is left to lines that must. */
const stretch = 0.1;
/**
 * What a line may be wider than its column, in em: where Latin letters begin and end in it browsers round up, and
 * lines that are not broken stand out by as much, unseen.
 */
const rounding = 1 / 30;

/**
 * The lines of a Chinese paragraph; null where the browser's own come out as well, unless it `goesOn` elsewhere behind
 * them. `widthOf` gives the width of
 * Latin letters in the paragraph's type, `em` is its size in pixels and the width of all other characters. Lines that
 * would open are closed instead where marks have white to give (推入), or let one at their end hang.
 */
export function setHanLines(
  text: string,
  widthOf: (letters: string) => number,
  { width, indent }: Measure,
  em: number,
  goesOn = false,
): readonly SetLine[] | null {
  const parts = piecesOf(text, (piece) => pieceWidth(piece, widthOf, em), em);
  if (!goesOn && !latin.test(text) && !inside.test(text) && !endsAlone(parts, { width, indent })) return null;
  const lines = breakLines(parts, {
    width: width + rounding * em,
    indent,
    space: widthOf(' '),
    hyphen: 0,
    stretch: stretch * em,
    shrink: 0,
  });
  if (!lines || lines.length < 2) return null;
  let first = 0;
  return lines.map((broken) => {
    const { end, slack } = broken;
    const inLine = parts.slice(first, end);
    const line = {
      start: inLine[0]?.start ?? 0,
      end: inLine.at(-1)?.end ?? text.length,
      tighter: 0,
      full: isFilled(broken, stretch * em),
      outdented: first > 0 && (inLine[0]?.marks?.head ?? 0) > 0,
    };
    first = end;
    if (slack >= 0) return line;
    const marks = inLine.slice(0, -1).filter((piece) => piece.marks?.inner);
    return { ...line, closed: { marks: marks.map((piece) => piece.end - 1), by: -slack / marks.length } };
  });
}

/** Letters that are not as wide as a square. */
const narrow = /[\u0020-\u024f]+/gu;

function pieceWidth(piece: string, widthOf: (letters: string) => number, em: number): number {
  let width = (Array.from(piece.replace(narrow, '')).length - (piece.match(pairs)?.length ?? 0) / 2) * em;
  for (const [letters] of piece.matchAll(narrow)) width += widthOf(letters);
  return width;
}

function piecesOf(text: string, widthOf: (letters: string) => number, em: number): readonly PlacedPiece[] {
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
            ...marksOf(piece, inRun[index + 1] ?? '', em),
          });
        }
        start = end;
      }
    }
    at += run.length;
  }
  return parts;
}

/** What the marks at the ends of a piece give, in front of the next one; nothing where it has none. */
function marksOf(piece: string, next: string, em: number): Pick<PlacedPiece, 'marks'> {
  const [head, last] = [piece[0] ?? '', piece.at(-1) ?? ''];
  const half = em / 2;
  const closes = closingMark.test(last);
  const opens = openingMark.test(head);
  if (!closes && !opens) return {};
  const isPair = closes && openingMark.test(next[0] ?? '');
  const isSingle = !isPair && !closingMark.test(piece.at(-2) ?? '');
  return {
    marks: {
      before: isPair ? half : 0,
      head: opens ? half : 0,
      tail: closes ? half : 0,
      hang: hangs.test(last) ? half : 0,
      inner: isSingle && givesWhite.test(last) ? half : 0,
    },
  };
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
