import { useEffect, useId, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { PaperSection } from '../../../layout/sections.ts';
import { type TierGrid, tierPages } from '../../../layout/tiers.ts';
import type { Level } from '../../../layout/types.ts';
import { useNear } from '../sheet/useNear.ts';
import { ArticleBlock } from '../text/ArticleBlock.tsx';
import { NoticeBox } from '../text/NoticeBox.tsx';
import { usePaperSetting } from '../text/PaperContext.ts';
import { pageHead } from '../text/pageHead.ts';
import { TierPage } from './TierPage.tsx';
import { useWholeLines } from './useWholeLines.ts';

export interface TierSectionProps {
  readonly section: PaperSection;
  readonly grid: TierGrid;
  /** Lines that the masthead takes from the section's first page; 0 for all sections but the first. */
  readonly mastheadLines: number;
  /** Level of the section's first article. */
  readonly opens: Level;
  /** Made up at once; other sections wait until they come near the window. */
  readonly eager: boolean;
  /** Lets the paper make this section up before it jumps to a place in it. */
  readonly register: (key: string, makeUpNow: () => void) => () => void;
  /** Says that the section was made up: what was rendered of it is rendered anew. */
  readonly onMade: () => void;
}

/** A section of the issue in tiers: one page after the other, from right to left. */
export function TierSection({
  section,
  grid,
  mastheadLines,
  opens,
  eager,
  register,
  onMade,
}: TierSectionProps) {
  const setting = usePaperSetting();
  const { typeSize } = setting;
  const headId = useId();
  const root = useRef<HTMLElement>(null);
  const [near, setNear] = useNear(root, eager);
  useEffect(
    () => register(section.key, () => flushSync(() => setNear(true))),
    [register, section.key, setNear],
  );
  useEffect(() => {
    if (near && !eager) onMade();
  }, [near, eager, onMade]);
  const pages = useMemo(
    () => (near ? tierPages(section, opens, grid, typeSize, mastheadLines) : null),
    [near, section, opens, grid, typeSize, mastheadLines],
  );
  useWholeLines(root, grid.lineHeight, pages);
  const articles = useMemo(() => new Map(section.articles.map((entry) => [entry.id, entry])), [section]);
  const notices = useMemo(() => new Map(section.notices.map((entry) => [entry.id, entry])), [section]);
  const headed = section.page !== null;
  const headingLevel = headed ? 3 : 2;
  return (
    <section
      ref={root}
      className="paper-section"
      data-near={near ? true : undefined}
      data-headed={headed ? true : undefined}
      aria-labelledby={headed ? headId : undefined}
      style={{ '--rough-height': `${roughWidth(section, grid, typeSize)}px` }}
    >
      {section.page && (
        <h2 className="paper-page-head" id={headId}>
          {pageHead(section.page, setting)}
        </h2>
      )}
      {pages
        ? pages.map((page) => (
            <TierPage
              key={page.key}
              page={page}
              grid={grid}
              headingLevel={headingLevel}
              articles={articles}
              notices={notices}
              noted={near}
            />
          ))
        : [
            ...section.articles.map((article, index) => (
              <ArticleBlock
                key={article.id}
                article={article}
                level={index === 0 ? opens : 'normal'}
                headingLevel={headingLevel}
                frame={null}
                columns={grid.columns}
                opens
                noted={false}
              />
            )),
            ...section.notices.map((notice) => (
              <NoticeBox key={notice.id} notice={notice} frame={null} noted={false} />
            )),
          ]}
    </section>
  );
}

/** Width of a section that nobody has seen yet, so that the scroll bar tells the truth roughly. */
function roughWidth(section: PaperSection, grid: TierGrid, typeSize: number): number {
  const perLine = grid.columnWidth / typeSize;
  const lines = section.articles.reduce(
    (sum, article) =>
      sum + 6 + article.paragraphs.reduce((all, { text }) => all + Math.ceil((text.length + 2) / perLine), 0),
    section.notices.length * 3,
  );
  return Math.ceil(lines / grid.columns) * grid.lineHeight;
}
