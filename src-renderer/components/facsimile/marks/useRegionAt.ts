import { useCallback } from 'react';
import { useApplication } from '../../../state/application.ts';
import { regionMarksOf } from '../../../state/issue/marks.ts';
import { boxOf } from '../geometry/region.ts';
import type { Point } from '../geometry/wordPlaces.ts';
import { holdsPoint } from '../geometry/zones.ts';

/** Finds the marked part of a page at a point; of those that lie over each other the smallest. */
export function useRegionAt(issueId: string, page: number): (at: Point) => string | null {
  const { currentIssue } = useApplication();
  return useCallback(
    (at) => {
      const { annotations, drafts } = currentIssue.store.getState();
      const marks = regionMarksOf(annotations, drafts, issueId, page);
      return marks.findLast(({ region }) => holdsPoint(boxOf(region), at))?.id ?? null;
    },
    [currentIssue, issueId, page],
  );
}
