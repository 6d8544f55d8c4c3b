import { linesOfBands, oneBand } from './bands.ts';
import { makeUp } from './makeUp.ts';
import { headPath, type MiniatureBlock, miniatureBlocks, textPath } from './miniature.ts';
import { type Script, textWidth } from './script.ts';
import { settle } from './settle.ts';
import type { Grid, Item } from './types.ts';

/** A story on the front page of an issue. */
export interface CoverStory {
  readonly headline: string;
  /** Of its text; null where that is not known. */
  readonly letters: number | null;
}

/** A headline that is set in type: the index of its story, and where it stands, in shares of the width and pixels. */
export interface CoverHeadline {
  readonly story: number;
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly lines: number;
  /** The size of type in which its longest word fills a line, as a share of the cover's width: such words are not broken. */
  readonly fit: number;
}

/** The make-up of a front page in miniature, below the headline of its lead. */
export interface CoverMakeUp {
  /** Width and height in which the paths are drawn, in pixels; on a wider cover they are stretched. */
  readonly width: number;
  readonly height: number;
  readonly text: string;
  /** Headlines too small to be read. */
  readonly bars: string;
  readonly headlines: readonly CoverHeadline[];
}

/** The narrowest cover's page; columns of lines a pixel or two high. */
const grid: Grid = {
  columns: 3,
  columnWidth: 48,
  gutter: 8,
  lineHeight: 5,
  rowGap: 5,
  bandLines: Number.POSITIVE_INFINITY,
};
const width = grid.columns * (grid.columnWidth + grid.gutter) - grid.gutter;

/** Letters that a line of a column holds on the sheet. */
const lettersOfLine = { han: 13, latin: 42 } as const;
/** Letters of an article of which nothing is known. */
const usualLetters = 600;
/** Lines of columns that can be seen on a cover; longer texts run on below it. */
const mostLines = { lead: 24, other: 20 } as const;

/** Type on covers, in pixels; styles/shelf.css sets the same. Han type of this size would be spots. */
const type = { size: 11, least: 7.5, line: 14, most: 3, below: 4 } as const;
/** Headlines are bolder, and so wider, than running text. */
const bold = 1.15;
const bar = { size: 7, line: 6 } as const;

/** Makes the front page up by the lengths of its stories; the first is the lead, whose headline stands apart. */
export function coverMakeUp(stories: readonly CoverStory[], script: Script): CoverMakeUp {
  const isTyped = script === 'latin';
  const widthOf = (span: number) => span * (grid.columnWidth + grid.gutter) - grid.gutter;
  const headlineLines = (story: CoverStory, span: number) => {
    const fit = Math.max(type.least, fitOf(story.headline, widthOf(span)));
    const size = isTyped ? Math.min(type.size, fit) * bold : bar.size;
    return Math.min(type.most, Math.ceil((textWidth(story.headline) * size) / widthOf(span)));
  };
  const items = stories.map((story, index): Item => {
    const isLead = index === 0;
    const letters = story.letters ?? usualLetters;
    const most = isLead ? mostLines.lead : mostLines.other;
    const lines = Math.max(2, Math.min(most, Math.ceil(letters / lettersOfLine[script])));
    return {
      id: String(index),
      kind: 'article',
      level: isLead ? 'lead' : 'normal',
      lines,
      bands: (span) => oneBand(Math.ceil(lines / span)),
      headHeight: (span) =>
        isLead ? 0 : headlineLines(story, span) * (isTyped ? type.line : bar.line) + type.below,
      headlineLines: (span) => (isLead ? 0 : headlineLines(story, span)),
    };
  });
  const byId = new Map(items.map((item) => [item.id, item]));
  const placement = settle(makeUp(items, grid), grid, (item, span) => ({
    head: item.headHeight(span),
    body: linesOfBands(item.bands(span)) * grid.lineHeight,
  }));
  const blocks = miniatureBlocks(placement, () => false, { x: 0, y: 0, stretch: 1 });
  const headlines = placement.frames.flatMap((frame): CoverHeadline[] => {
    const lines = byId.get(frame.id)?.headlineLines(frame.span) ?? 0;
    if (!isTyped || lines === 0) return [];
    const story = Number(frame.id);
    const fit = fitOf(stories[story]?.headline ?? '', frame.width) / width;
    return [{ story, left: frame.x / width, width: frame.width / width, top: frame.y, lines, fit }];
  });
  return {
    width,
    height: Math.max(1, placement.height),
    text: textPath(blocks.flatMap(asLines)),
    bars: isTyped ? '' : headPath(blocks, { least: 3, bar: bar.line }),
    headlines,
  };
}

/** The size of type in which the longest word of a headline fills a line of so many pixels. */
function fitOf(headline: string, lineWidth: number): number {
  const longest = Math.max(0, ...headline.split(/(?<=-)|\s/u).map(textWidth)) * bold;
  return longest === 0 ? type.size : lineWidth / longest;
}

/** Columns as lines of type; the last one of each is short. */
function asLines(block: MiniatureBlock): readonly MiniatureBlock[] {
  const legs = block.legs.flatMap(({ x, y, width: legWidth, height }) => {
    const count = Math.floor(height / grid.lineHeight);
    return Array.from({ length: count }, (_, line) => ({
      x,
      y: y + line * grid.lineHeight + 1,
      width: line === count - 1 ? legWidth * 0.6 : legWidth,
      height: 2,
    }));
  });
  return [{ ...block, legs }];
}
