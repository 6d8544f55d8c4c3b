import { memo, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { onFontsLoaded } from '../../../dom/onFontsLoaded.ts';
import type { MeasuredBlock } from '../../../layout/items.ts';
import type { PaperSection } from '../../../layout/sections.ts';
import type { BlockHeight, Grid, Level } from '../../../layout/types.ts';
import { ArticleBlock } from '../text/ArticleBlock.tsx';
import { NoticeBox } from '../text/NoticeBox.tsx';
import { usePaperSetting } from '../text/PaperContext.ts';
import { pageHead } from '../text/pageHead.ts';
import { type BlockSetting, blockSettings, textBreaks, unplacedSetting } from './blockSettings.ts';
import { makeSection, placeSection } from './makeSection.ts';
import { estimate, heightsDiffer, measureBlocks, tallest } from './measureBlocks.ts';
import { useTellPlacement } from './placements.ts';
import { useInSlices } from './useInSlices.ts';
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

/** A section is made up in slices when it comes so near; further than a browser lays out ahead. */
const ahead = { margin: '250%' };

/** What is not made up when it comes so near is made up at once. */
const atHand = { margin: '30%', waits: false };

const noSettings: ReadonlyMap<string, BlockSetting> = new Map();
/** How often the blocks of a make-up were given what they measured, and with how many faces. */
interface Settlings {
  readonly of: unknown;
  readonly fonts: number;
  readonly count: number;
}

const noSettlings: Settlings = { of: null, fonts: 0, count: 0 };
const nothingKnown: ReadonlyMap<string, BlockHeight> = new Map();
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
  const [coming] = useNear(root, eager, ahead);
  // Whether it stands there as a whole. What comes near is made up in slices, unless somebody is there before it is.
  const [stands, setStands] = useNear(root, eager, atHand);
  const near = coming || stands;
  const [measurements, setMeasurements] = useState<Measurements | null>(null);
  const [heights, setHeights] = useState(nothingKnown);
  const [fontsLoaded, setFontsLoaded] = useState(0);
  const settlings = useRef<Settlings>(noSettlings);
  const hasSettled = useRef(false);
  const blocksElement = useRef<HTMLDivElement>(null);

  useEffect(
    () => register(section.key, () => flushSync(() => setStands(true))),
    [register, section.key, setStands],
  );
  useFontsLoaded(near, setFontsLoaded);
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
  const before = useRef<ReadonlyMap<string, BlockSetting>>(noSettings);
  const settings = useMemo(
    () => (made && placement ? blockSettings(made, placement, before.current) : noSettings),
    [made, placement],
  );
  useEffect(() => {
    before.current = settings;
  }, [settings]);
  const layOut = (id: string) => blockOf(root.current, id)?.getBoundingClientRect();
  const { shown, isWhole } = useInSlices(settings, stands, layOut);
  useReflow(stands && made ? textBreaks(settings) : null);

  const standing = stands ? placement : null;
  useTellPlacement(section.key, grid, standing);

  // biome-ignore lint/correctness/useExhaustiveDependencies: fonts that arrive change heights without any state
  useLayoutEffect(() => {
    const element = root.current;
    if (!element || !made || !placement || !isWhole) return;
    const frames = new Map(placement.frames.map((frame) => [frame.id, frame]));
    const found = measureBlocks(element, frames, made.items, grid);
    // Measuring asks for the fonts the text needs; until they are there, estimates are nearer the truth.
    if (document.fonts.status === 'loading') return;
    const { of, fonts, count } = settlings.current;
    if (!hasSettled.current && of !== null && fonts !== fontsLoaded) {
      // Begun with other faces, in slices: what it comes to must not hang on when they came.
      settlings.current = noSettlings;
      setHeights(nothingKnown);
      setMeasurements(null);
      return;
    }
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
    } else if (!isOther || settled > mostSettlings) {
      hasSettled.current = true;
      setStands(true);
    }
  }, [placement, fontsLoaded, isWhole]);

  const unplaced = useMemo(() => unplacedSetting(grid), [grid]);
  const unplacedFirst = useMemo(() => ({ ...unplaced, level: opens }), [unplaced, opens]);
  const headed = section.page !== null;
  const hasText = (near || written) && !empty;
  return (
    <section
      ref={root}
      className="paper-section"
      data-near={stands ? true : undefined}
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
        style={{ '--height': `${standing?.height ?? rough}px` }}
      >
        {(hasText ? section.articles : []).map((article, index) => {
          const block = shown.get(article.id) ?? (made || index > 0 ? unplaced : unplacedFirst);
          return (
            <ArticleBlock
              key={article.id}
              article={article}
              headingLevel={headed ? 3 : 2}
              {...block}
              opens
              noted={shown.has(article.id)}
              waits={made !== null && !shown.has(article.id)}
            />
          );
        })}
        {(hasText ? section.notices : []).map((notice) => (
          <NoticeBox
            key={notice.id}
            notice={notice}
            frame={(shown.get(notice.id) ?? unplaced).frame}
            noted={shown.has(notice.id)}
          />
        ))}
        {standing?.rules.map(({ direction, x, y, length, isFold }) => (
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

/** Tells the paper when text stands in other lines than before, before anything is painted; null while it is not seen. */
function useReflow(text: string | null): void {
  const { lineSetter, onReflow } = usePaperSetting();
  // biome-ignore lint/correctness/useExhaustiveDependencies: other widths of letters break other lines
  useLayoutEffect(() => {
    if (text !== null) onReflow();
  }, [text, lineSetter, onReflow]);
}

/** What stands for a block in a section. */
const blockOf = (section: HTMLElement | null, id: string): Element | null =>
  section?.querySelector(`:is([data-article="${CSS.escape(id)}"], [data-notice="${CSS.escape(id)}"]) > *`) ??
  null;

/** Counts the times fonts arrived, for sections that stand on what text measures. */
function useFontsLoaded(near: boolean, count: (update: (times: number) => number) => void): void {
  useEffect(() => {
    if (!near) return;
    return onFontsLoaded(() => count((times) => times + 1));
  }, [near, count]);
}
