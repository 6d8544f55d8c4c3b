import type { Box } from '#shared/model/facsimile.ts';
import type { Block } from '../../readers/reader.ts';
import type { Line } from '../lines/lines.ts';

/** A line whose place on its page is known. */
export interface PlacedLine extends Line {
  readonly block: Block & { readonly box: Box };
}

/** Lines of one large type at the top of page 1 that could be the title. */
export interface NameplateCandidate {
  readonly lines: readonly PlacedLine[];
  readonly text: string;
  readonly page: number | null;
  readonly box: Box;
  /** As `FirstPage.sizeOf`. */
  readonly size: number;
  /** No other type on the page is larger, or hardly. */
  readonly isLargest: boolean;
  /** Its size over that of the largest other type on the page; 1 where no other is large. */
  readonly lead: number;
  /** No other large type stands above it. */
  readonly isTopmost: boolean;
  /** An article stands above it: a headline with lines of text below. */
  readonly isUnderArticle: boolean;
}

export interface FirstPage {
  readonly candidates: readonly NameplateCandidate[];
  /** All its other lines, in reading order. */
  readonly others: readonly PlacedLine[];
  /** Type size over the body's, or height over that of most lines where sizes are not stated. */
  sizeOf(line: Line): number;
}

/** Titles begin within so much of the page's height. */
const topBand = 0.3;
/** Longest title, in characters. */
const longestTitle = 70;
/** A title's size, and that of any headline, over the body's: as the file states it, as its boxes show it. */
const titleSize = { stated: 1.5, measured: 2 };
const largeSize = { stated: 1.3, measured: 1.7 };
/** Lines of one type differ by less than this share: boxes of recognised lines are as high as their letters. */
const sameType = { stated: 0.12, measured: 0.2 };
/** White space between two lines of one title, at the most, in heights of the line. */
const leading = 0.9;

/** Looks through page 1 for what could be the paper's title by its type and place. */
export function findTitleCandidates(all: readonly Line[]): FirstPage {
  const page = all.find(isPlaced)?.block.page;
  const lines = all.filter(isPlaced).filter(({ block }) => block.page === page);
  const kind = lines.some(({ block }) => block.fontSize !== null) ? 'stated' : 'measured';
  const usual = median(lines.map(({ block }) => block.box.height));
  const sizeOf = ({ block }: Line): number =>
    kind === 'stated' ? (block.fontSize ?? 1) : (block.box?.height ?? usual) / (usual || 1);
  const isLarge = (line: Line): boolean => sizeOf(line) >= largeSize[kind] && isWords(line.text);
  const seeds = lines.filter(
    (line) =>
      sizeOf(line) >= titleSize[kind] &&
      line.block.box.top <= topBand &&
      line.length <= longestTitle &&
      isWords(line.text),
  );
  const groups = groupTitles(seeds, sizeOf, sameType[kind]);
  const large = lines.filter(isLarge);
  const small = lines.filter((line) => !isLarge(line));
  const candidates = groups.map((group): NameplateCandidate => {
    const size = Math.max(...group.map(sizeOf));
    const rest = large.filter((line) => !group.includes(line));
    const largest = Math.max(1, ...rest.map(sizeOf));
    const box = around(group.map(({ block }) => block.box));
    return {
      lines: group,
      text: group.map(({ text }) => text).join(' '),
      page: page ?? null,
      box,
      size,
      isLargest: size >= largest * 0.95,
      lead: rest.length === 0 ? 1 : size / largest,
      isTopmost: !rest.some(({ block }) => bottomOf(block.box) <= box.top + box.height * 0.2),
      isUnderArticle: hasArticleAbove(box, rest, small),
    };
  });
  const used = new Set(groups.flat());
  return { candidates, others: lines.filter((line) => !used.has(line)), sizeOf };
}

/** Lines of text below a headline, from which on they are an article. */
const leastText = 3;

function hasArticleAbove(box: Box, large: readonly PlacedLine[], small: readonly PlacedLine[]): boolean {
  const highest = Math.min(...large.map(({ block }) => bottomOf(block.box)));
  const between = small.filter(({ block }) => block.box.top >= highest && bottomOf(block.box) <= box.top);
  return between.length >= leastText;
}

const bottomOf = ({ top, height }: Box): number => top + height;

const isPlaced = (line: Line): line is PlacedLine => line.block.box !== null;

/** Scanning dirt is often large, and so are initials. */
function isWords(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const others = text.replace(/\s/gu, '').length - letters;
  return (letters >= 4 || /\p{Script=Han}{2}/u.test(text.replace(/\s/gu, ''))) && others <= letters * 0.5;
}

/** Large lines of one type that stand in one row or right below one another, from the top. */
function groupTitles(
  seeds: readonly PlacedLine[],
  sizeOf: (line: Line) => number,
  tolerance: number,
): PlacedLine[][] {
  const sorted = seeds.toSorted(
    (a, b) => a.block.box.top - b.block.box.top || a.block.box.left - b.block.box.left,
  );
  const groups: PlacedLine[][] = [];
  for (const line of sorted) {
    const size = sizeOf(line);
    const group = groups.find((one) => {
      const last = one.at(-1);
      if (!last || last.start > line.start) return false;
      if (Math.abs(sizeOf(last) - size) > tolerance * Math.max(sizeOf(last), size)) return false;
      return isBeside(last.block.box, line.block.box) || isRightBelow(last.block.box, line.block.box);
    });
    if (group) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** Whether the middle of a box lies at the height of another. */
export const isBeside = (box: Box, other: Box): boolean => {
  const middle = other.top + other.height / 2;
  return middle >= box.top && middle <= box.top + box.height;
};

function isRightBelow(above: Box, box: Box): boolean {
  const overlap = Math.min(above.left + above.width, box.left + box.width) - Math.max(above.left, box.left);
  return (
    overlap > Math.min(above.width, box.width) * 0.5 &&
    box.top - bottomOf(above) < Math.min(above.height, box.height) * leading
  );
}

function around(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  return {
    left,
    top,
    width: Math.max(...boxes.map((box) => box.left + box.width)) - left,
    height: Math.max(...boxes.map((box) => box.top + box.height)) - top,
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
