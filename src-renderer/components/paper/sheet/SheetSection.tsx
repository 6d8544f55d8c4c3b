import { memo, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { onFontsLoaded } from '../../../dom/onFontsLoaded.ts';
import type { Cut } from '../../../layout/front/cut.ts';
import { restId } from '../../../layout/front/frontPage.ts';
import type { MeasuredBlock } from '../../../layout/items.ts';
import { bodyColumns } from '../../../layout/makeUp.ts';
import type { PaperSection } from '../../../layout/sections.ts';
import type { BlockFrame, BlockHeight, Grid, Item, Level } from '../../../layout/types.ts';
import { ArticleBlock } from '../text/ArticleBlock.tsx';
import type { GoesOn } from '../text/ArticleRest.tsx';
import { NoticeBox } from '../text/NoticeBox.tsx';
import { usePaperSetting } from '../text/PaperContext.ts';
import { pageHead } from '../text/pageHead.ts';
import { type MadeSection, makeSection, placeSection } from './makeSection.ts';
import { estimate, heightsDiffer, measureBlocks, tallest } from './measureBlocks.ts';
import { useTellPlacement } from './placements.ts';
import { useNear } from './useNear.ts';
import { useRoom } from './useRoom.ts';

/** Corrections of a make-up by what was measured; more would be seen as restlessness. */
const mostPasses = 2;

/** Settlings of one make-up by what its blocks measure; a block whose height hangs on its frame may never come to rest. */
const mostSettlings = 4;

export interface SheetSectionProps {
  readonly section: PaperSection;
  readonly grid: Grid;
  /** Level of the section's first article. */
  readonly opens: Level;
  /** Its height before it is made up, in pixels. */
  readonly rough: number;
  /** Made up at once; other sections wait until they come near the window. */
  readonly eager: boolean;
  /** No text stands on it yet, so that what lies above its first line can be measured by itself. */
  readonly empty: boolean;
  /** Whether its text stands on the sheet also far from the window. */
  readonly written: boolean;
  /** Height of the window, in pixels, where the section is to be a front page; null where it is not. */
  readonly frontHeight: number | null;
  /** Lets the paper make this section up before it jumps to a place in it. */
  readonly register: (key: string, makeUpNow: () => void) => () => void;
}

interface Measurements {
  /** What they were made on; they say nothing of another grid. */
  readonly grid: Grid;
  /** The times fonts had arrived before. */
  readonly fonts: number;
  readonly blocks: ReadonlyMap<string, MeasuredBlock>;
  readonly passes: number;
}

const nothingMeasured: ReadonlyMap<string, MeasuredBlock> = new Map();

/**
 * A page of the sheet: made up from estimates, corrected once or twice by what its blocks measure before
 * anything is painted, and settled so that neighbours end level.
 */
export const SheetSection = memo(function SheetSection({
  section,
  grid,
  opens,
  rough,
  eager,
  empty,
  written,
  frontHeight,
  register,
}: SheetSectionProps) {
  const setting = usePaperSetting();
  const { script, typeSize } = setting;
  const headId = useId();
  const root = useRef<HTMLElement>(null);
  const [near, setNear] = useNear(root, eager);
  const [measurements, setMeasurements] = useState<Measurements | null>(null);
  const [heights, setHeights] = useState<ReadonlyMap<string, BlockHeight>>(new Map());
  const [fontsLoaded, setFontsLoaded] = useState(0);
  const settlings = useRef<{ of: unknown; fonts: number; count: number }>({ of: null, fonts: 0, count: 0 });
  const blocksElement = useRef<HTMLDivElement>(null);

  useEffect(
    () => register(section.key, () => flushSync(() => setNear(true))),
    [register, section.key, setNear],
  );
  useFontsLoaded(near, setFontsLoaded);
  const { onReflow } = setting;
  const wasNear = useRef(near);
  useLayoutEffect(() => {
    if (near && !wasNear.current) onReflow();
    wasNear.current = near;
  }, [near, onReflow]);

  const blocks = measurements?.grid === grid ? measurements.blocks : nothingMeasured;
  const room = useRoom(blocksElement, frontHeight, grid, fontsLoaded);

  const made = useMemo(
    () => (near && !empty ? makeSection(section, { grid, typeSize, script, opens, blocks, room }) : null),
    [near, empty, section, grid, typeSize, script, opens, blocks, room],
  );

  const placement = useMemo(() => {
    if (!made) return null;
    return placeSection(
      made,
      grid,
      (item, span) => heights.get(`${item.id} ${span}`) ?? estimate(item, span, grid),
    );
  }, [made, grid, heights]);
  useReflow(made?.cuts);

  useTellPlacement(section.key, grid, placement);

  // biome-ignore lint/correctness/useExhaustiveDependencies: fonts that arrive change heights without any state
  useLayoutEffect(() => {
    const element = root.current;
    if (!element || !made || !placement) return;
    const frames = new Map(placement.frames.map((frame) => [frame.id, frame]));
    const found = measureBlocks(element, frames, made.items, grid);
    // Measuring asks for the fonts the text needs; until they are there, estimates are nearer the truth.
    if (document.fonts.status === 'loading') return;
    const { of, fonts, count } = settlings.current;
    const settled = of === made && fonts === fontsLoaded ? count : 0;
    const isOther = heightsDiffer(heights, found.heights);
    if (isOther && settled <= mostSettlings) {
      settlings.current = { of: made, fonts: fontsLoaded, count: settled + 1 };
      setHeights(settled < mostSettlings ? found.heights : tallest(heights, found.heights));
    }
    const isMeasured = measurements?.grid === grid;
    if (isOther && isMeasured && measurements.fonts !== fontsLoaded) {
      // Measured with other faces; set anew from it, the page would hang on the order in which faces came.
      setMeasurements(null);
    } else if (found.wrong && (!isMeasured || measurements.passes < mostPasses)) {
      const passes = isMeasured ? measurements.passes : 0;
      setMeasurements({
        grid,
        fonts: fontsLoaded,
        blocks: new Map([...blocks, ...found.blocks]),
        passes: passes + 1,
      });
    }
  }, [placement, fontsLoaded]);

  const frameOf = useMemo(() => new Map(placement?.frames.map((frame) => [frame.id, frame])), [placement]);
  const headed = section.page !== null;
  const hasText = (near || written) && !empty;
  return (
    <section
      ref={root}
      className="paper-section"
      data-near={near ? true : undefined}
      data-headed={headed ? true : undefined}
      aria-labelledby={headed ? headId : undefined}
      style={{ '--rough-height': `${rough}px` }}
    >
      {section.page && (
        <h2 className="paper-page-head" id={headId}>
          {pageHead(section.page, setting)}
        </h2>
      )}
      <div
        ref={blocksElement}
        className="paper-blocks"
        style={{ '--height': `${placement?.height ?? rough}px` }}
      >
        {(hasText ? section.articles : []).map((article, index) => {
          const frame = frameOf.get(article.id) ?? unplaced(article.id, grid);
          return (
            <ArticleBlock
              key={article.id}
              article={article}
              level={made?.levels.get(article.id) ?? (!made && index === 0 ? opens : 'normal')}
              headingLevel={headed ? 3 : 2}
              frame={frame}
              {...bodyOf(made?.items.get(article.id), frame)}
              goesOn={made ? goesOn(article.id, made, frameOf) : null}
              opens
              noted={near}
            />
          );
        })}
        {(hasText ? section.notices : []).map((notice) => (
          <NoticeBox
            key={notice.id}
            notice={notice}
            frame={frameOf.get(notice.id) ?? unplaced(notice.id, grid)}
            noted={near}
          />
        ))}
        {placement?.rules.map(({ direction, x, y, length, isFold }) => (
          <div
            key={`${direction} ${x} ${y}`}
            className={`paper-rule paper-rule-${direction}`}
            data-fold={isFold}
            style={{ insetInlineStart: x, top: y, [direction === 'across' ? 'width' : 'height']: length }}
          />
        ))}
      </div>
    </section>
  );
});

/** How the body of an item is set in its frame. */
function bodyOf(item: Item | undefined, { span }: BlockFrame): Pick<GoesOn, 'columns' | 'bands'> {
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

/** Tells the paper when articles break off in other places than before, before anything is painted. */
function useReflow(cuts: ReadonlyMap<string, Cut> | undefined): void {
  const { onReflow } = usePaperSetting();
  const where = cuts && [...cuts].map(([id, cut]) => `${id} ${cut.paragraph} ${cut.offset}`).join();
  const before = useRef('');
  useLayoutEffect(() => {
    if (where === undefined || where === before.current) return;
    before.current = where;
    onReflow();
  }, [where, onReflow]);
}

/** Where a block waits until its section is made up. */
function unplaced(id: string, grid: Grid): BlockFrame {
  const width = grid.columns * (grid.columnWidth + grid.gutter) - grid.gutter;
  const { columns: span, gutter } = grid;
  return { id, column: 0, span, x: 0, y: 0, width, gutter, height: 0, head: 0, body: 0 };
}

/** Counts the times fonts arrived, for sections that stand on what text measures. */
function useFontsLoaded(near: boolean, count: (update: (times: number) => number) => void): void {
  useEffect(() => {
    if (!near) return;
    return onFontsLoaded(() => count((times) => times + 1));
  }, [near, count]);
}
