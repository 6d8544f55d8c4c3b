import { type RefObject, useMemo, useRef } from 'react';
import type { Issue } from '#shared/model/issue.ts';
import { paperSections } from '../../../layout/sections.ts';
import { type TierGrid, tiersOver } from '../../../layout/tiers.ts';
import { Colophon, MastheadView } from '../text/MastheadView.tsx';
import { mastheadParts } from '../text/mastheadParts.ts';
import { TierSection } from './TierSection.tsx';
import { useWholeLines } from './useWholeLines.ts';

export interface TiersProps {
  readonly issue: Issue;
  readonly grid: TierGrid;
  /** The functions that make a section up at once, by its key. */
  readonly makeUpNow: RefObject<Map<string, () => void>>;
  readonly onMade: () => void;
}

/** Lines that the masthead and the gap behind it take, by what is usual for two lines of print beside a title. */
const mastheadLines = 5;

/** The issue in vertical lines as old papers were printed: tiers one below the other, read from the right. */
export function Tiers({ issue, grid, makeUpNow, onMade }: TiersProps) {
  const sections = useMemo(() => paperSections(issue), [issue]);
  const parts = useMemo(() => mastheadParts(issue), [issue]);
  const register = useMemo(
    () => (key: string, makeUp: () => void) => {
      makeUpNow.current.set(key, makeUp);
      return () => {
        makeUpNow.current.delete(key);
      };
    },
    [makeUpNow],
  );
  const root = useRef<HTMLDivElement>(null);
  useWholeLines(root, grid.lineHeight, parts);
  return (
    <div ref={root} className="paper-tiers">
      <MastheadView issue={issue} parts={parts} width={tiersOver(grid, grid.columns)} />
      {sections.map((section, index) => (
        <TierSection
          key={section.key}
          section={section}
          grid={grid}
          mastheadLines={index === 0 ? mastheadLines : 0}
          opens={index === 0 ? 'lead' : section.page ? 'pageLead' : 'normal'}
          eager={index < 2}
          register={register}
          onMade={onMade}
        />
      ))}
      <Colophon parts={parts} />
    </div>
  );
}
