import type { Cut } from '../../../layout/front/cut.ts';
import { frontPage } from '../../../layout/front/frontPage.ts';
import { articleItem, type MeasuredBlock, noticeItem } from '../../../layout/items.ts';
import { makeUpWithNotices } from '../../../layout/notices.ts';
import type { Script } from '../../../layout/script.ts';
import type { PaperSection } from '../../../layout/sections.ts';
import { settle } from '../../../layout/settle.ts';
import type { BlockHeight, Grid, Item, Level, MakeUp, Placement } from '../../../layout/types.ts';

/** A section as it is made up. */
export interface MadeSection {
  readonly make: MakeUp;
  /** What stands below the front page; null where the section is no front page, or nothing does. */
  readonly below: MakeUp | null;
  readonly items: ReadonlyMap<string, Item>;
  /** Where articles break off on the front page, by their ids. */
  readonly cuts: ReadonlyMap<string, Cut>;
  readonly levels: ReadonlyMap<string, Level>;
}

export interface SectionSetting {
  readonly grid: Grid;
  readonly typeSize: number;
  readonly script: Script;
  /** Level of the first article. */
  readonly opens: Level;
  readonly blocks: ReadonlyMap<string, MeasuredBlock>;
  /** Lines of the first screen where the section is to be a front page; null where it is none. */
  readonly room: number | null;
}

const noCuts: ReadonlyMap<string, Cut> = new Map();

/** Makes a section up: as a front page where one is wanted and has room, otherwise in plain order. */
export function makeSection(
  { articles, notices }: PaperSection,
  { grid, typeSize, script, opens, blocks, room }: SectionSetting,
): MadeSection {
  const front = room === null ? null : frontPage({ articles, notices, grid, typeSize, script, blocks, room });
  if (front) return { ...front, make: front.top };
  const items = articles.map((article, index) => {
    const measured = blocks.get(article.id);
    const level = index === 0 ? opens : 'normal';
    return articleItem(article, level, grid, typeSize, script, measured?.isWhole ? measured : undefined);
  });
  const boxes = notices.map((notice) => noticeItem(notice, grid, typeSize, script, blocks.get(notice.id)));
  const first = articles[0];
  return {
    make: makeUpWithNotices(items, boxes, grid),
    below: null,
    items: new Map([...items, ...boxes].map((item) => [item.id, item])),
    cuts: noCuts,
    levels: new Map(first ? [[first.id, opens]] : []),
  };
}

/** Lines between the front page and what stands below it; a rule runs through their middle. */
const foldGap = 2;

/** Gives every block of a section its place, from the heights the blocks really have. */
export function placeSection(
  { make, below }: MadeSection,
  grid: Grid,
  heightOf: (item: Item, span: number) => BlockHeight,
): Placement {
  const top = settle(make, grid, heightOf);
  if (!below) return top;
  const rest = settle(below, grid, heightOf);
  const gap = foldGap * grid.lineHeight;
  const down = top.height + gap;
  const width = grid.columns * (grid.columnWidth + grid.gutter) - grid.gutter;
  return {
    frames: [...top.frames, ...rest.frames.map((frame) => ({ ...frame, y: frame.y + down }))],
    rules: [
      ...top.rules,
      { direction: 'across', x: 0, y: Math.round(top.height + gap * 0.48), length: width, isFold: true },
      ...rest.rules.map((rule) => ({ ...rule, y: rule.y + down })),
    ],
    height: down + rest.height,
  };
}
