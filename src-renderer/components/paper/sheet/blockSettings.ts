import type { Bands } from '../../../layout/bands.ts';
import { restId } from '../../../layout/front/frontPage.ts';
import { bodyColumns } from '../../../layout/makeUp.ts';
import type { BlockFrame, Grid, Item, Level, Placement } from '../../../layout/types.ts';
import type { GoesOn } from '../text/ArticleRest.tsx';
import type { MadeSection } from './makeSection.ts';

/** How a block of the sheet is set, and where it stands. */
export interface BlockSetting {
  readonly level: Level;
  readonly frame: BlockFrame;
  readonly columns: number;
  readonly bands: Bands | null;
  readonly goesOn: GoesOn | null;
}

/** The blocks of a section that is made up, by their ids; those that are set as `before` are the objects of before. */
export function blockSettings(
  made: MadeSection,
  placement: Placement,
  before: ReadonlyMap<string, BlockSetting>,
): ReadonlyMap<string, BlockSetting> {
  const frames = new Map(placement.frames.map((frame) => [frame.id, frame]));
  return new Map(
    placement.frames.map((frame) => {
      const setting: BlockSetting = {
        level: made.levels.get(frame.id) ?? 'normal',
        frame,
        ...bodyOf(made.items.get(frame.id), frame),
        goesOn: goesOn(frame.id, made, frames),
      };
      const old = before.get(frame.id);
      return [frame.id, old && JSON.stringify(old) === JSON.stringify(setting) ? old : setting];
    }),
  );
}

/** Says by another value that text is broken into other lines, or in another place, than before. */
export const textBreaks = (settings: ReadonlyMap<string, BlockSetting>): string =>
  [...settings]
    .map(([id, { frame, columns, goesOn: rest }]) =>
      [
        id,
        frame.width,
        columns,
        rest?.frame.width,
        rest?.columns,
        rest?.cut.paragraph,
        rest?.cut.offset,
      ].join(' '),
    )
    .join();

/** How a block is set that waits until its section is made up. */
export function unplacedSetting({ columns, columnWidth, gutter }: Grid): BlockSetting {
  const width = columns * (columnWidth + gutter) - gutter;
  const nowhere = { id: '', column: 0, x: 0, y: 0, height: 0, head: 0, body: 0 };
  return {
    level: 'normal',
    frame: { ...nowhere, span: columns, width, gutter },
    columns,
    bands: null,
    goesOn: null,
  };
}

/** How the body of an item is set in its frame. */
function bodyOf(item: Item | undefined, { span }: BlockFrame): Pick<BlockSetting, 'columns' | 'bands'> {
  return item
    ? { columns: bodyColumns(item, span), bands: item.bands(span) }
    : { columns: span, bands: null };
}

/** Where an article goes on below the front page; null where it does not. */
function goesOn(
  articleId: string,
  { cuts, items }: MadeSection,
  frames: ReadonlyMap<string, BlockFrame>,
): GoesOn | null {
  const cut = cuts.get(articleId);
  const frame = frames.get(restId(articleId));
  return cut && frame ? { cut, frame, ...bodyOf(items.get(frame.id), frame) } : null;
}
