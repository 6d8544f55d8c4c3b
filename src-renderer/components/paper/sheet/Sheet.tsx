import { type RefObject, useMemo } from 'react';
import type { Issue } from '#shared/model/issue.ts';
import { longestBand } from '../../../layout/bands.ts';
import { chooseColumns } from '../../../layout/columns.ts';
import { bodyLine, flowWidth } from '../../../layout/script.ts';
import { type PaperSection, paperSections, roughHeight, seenAtFirst } from '../../../layout/sections.ts';
import type { Grid } from '../../../layout/types.ts';
import { Colophon, MastheadView } from '../text/MastheadView.tsx';
import { mastheadParts } from '../text/mastheadParts.ts';
import { usePaperSetting } from '../text/PaperContext.ts';
import { SheetSection } from './SheetSection.tsx';
import { useWritten } from './useWritten.ts';

/** Room around the columns on the sheet and around the sheet on the desk, in pixels. */
function sheetMargins(width: number): { readonly sheet: number; readonly desk: number } {
  return width < 560 ? { sheet: 16, desk: 0 } : { sheet: 28, desk: 18 };
}

/** Whether columns can go on in another band; where they cannot they are as long as they are. */
const hasBands = typeof CSS !== 'undefined' && CSS.supports('column-wrap', 'wrap');

/** The grid an issue is set on in a window of a size. Equal grids are the same object. */
function useGrid(
  issue: Issue,
  sections: readonly PaperSection[],
  { width, height }: SheetProps['window'],
): Grid | null {
  const { script, typeSize } = usePaperSetting();
  const lineHeight = bodyLine(script, typeSize);
  const bandLines = longestBand(height, lineHeight);
  const averageWidth = useMemo(() => averageTextWidth(issue, sections), [issue, sections]);
  return useMemo(() => {
    if (width === 0) return null;
    const margins = sheetMargins(width);
    const available = width - 2 * (margins.sheet + margins.desk);
    const { columns, columnWidth, gutter } = chooseColumns({
      available,
      typeSize,
      script,
      textWidth: averageWidth,
    });
    return {
      columns,
      columnWidth,
      gutter,
      lineHeight,
      rowGap: lineHeight,
      bandLines: hasBands && columns > 1 ? bandLines : Number.POSITIVE_INFINITY,
    };
  }, [width, typeSize, script, averageWidth, lineHeight, bandLines]);
}

/** So many articles say how long those of an issue are. */
const mostWeighed = 100;

/** Width of the text of a section's worth of articles, in em. */
function averageTextWidth({ articles }: Issue, sections: readonly PaperSection[]): number {
  const step = Math.ceil(articles.length / mostWeighed);
  const weighed = articles.filter((_, index) => index % step === 0);
  const width = weighed.reduce(
    (sum, article) => sum + article.paragraphs.reduce((all, paragraph) => all + flowWidth(paragraph), 0),
    0,
  );
  return (width * (articles.length / Math.max(1, weighed.length))) / Math.max(1, sections.length);
}

export interface SheetProps {
  readonly issue: Issue;
  /** Size of the desk in pixels. */
  readonly window: { readonly width: number; readonly height: number };
  /** Patterns or type are on their way: the head of the paper is measured meanwhile, and nothing is seen. */
  readonly waiting: boolean;
  /** Whether the first page is made up as a front page. */
  readonly front: boolean;
  /** The functions that make a section up at once, by its key. */
  readonly makeUpNow: RefObject<Map<string, () => void>>;
}

/** The issue as a newspaper page, or several one below the other. */
export function Sheet({ issue, window, waiting, front, makeUpNow }: SheetProps) {
  const { width } = window;
  const { typeSize, onReflow } = usePaperSetting();
  const sections = useMemo(() => paperSections(issue), [issue]);
  const parts = useMemo(() => mastheadParts(issue), [issue]);
  const grid = useGrid(issue, sections, window);
  const register = useMemo(
    () => (key: string, makeUp: () => void) => {
      makeUpNow.current.set(key, makeUp);
      return () => {
        makeUpNow.current.delete(key);
      };
    },
    [makeUpNow],
  );
  const rough = useMemo(
    () => (grid ? sections.map((section) => roughHeight(section, grid, typeSize)) : []),
    [sections, grid, typeSize],
  );
  const eager = seenAtFirst(rough, window.height);
  const written = useWritten(sections, eager, waiting ? 0 : rough.length, onReflow);
  if (!grid) return null;
  const columnsWidth = grid.columns * (grid.columnWidth + grid.gutter) - grid.gutter;
  const margins = sheetMargins(width);
  // Without a desk around it the sheet is as wide as the window, whatever its columns leave over.
  const margin = margins.desk === 0 ? (width - columnsWidth) / 2 : margins.sheet;
  return (
    <div
      className="paper-sheet"
      style={{
        '--width': `${columnsWidth + 2 * margin}px`,
        '--sheet-margin': `${margin}px`,
        '--grid-gutter': `${grid.gutter}px`,
        '--desk-margin': `${margins.desk}px`,
        '--line': `${grid.lineHeight}px`,
        visibility: waiting ? 'hidden' : undefined,
      }}
    >
      <MastheadView issue={issue} parts={parts} width={columnsWidth} />
      {(waiting ? sections.slice(0, 1) : sections).map((section, index) => (
        <SheetSection
          key={section.key}
          section={section}
          grid={grid}
          opens={index === 0 ? 'lead' : section.page ? 'pageLead' : 'normal'}
          rough={rough[index] ?? 0}
          eager={index < eager}
          empty={waiting}
          written={index < written}
          frontHeight={front && index === 0 ? window.height : null}
          register={register}
        />
      ))}
      {!waiting && <Colophon parts={parts} />}
    </div>
  );
}
