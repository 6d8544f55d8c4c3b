import { Suspense } from 'react';
import { fetchedPart } from '../../base/fetchedPart.tsx';
import type { IssueOnDesk } from '../../desk/issueOnDesk.ts';
import type { PageWork } from '../usePageWork.ts';
import type { PartBeingMarked } from './useMarkPart.ts';

const RegionMarks = fetchedPart(() => import('./RegionMarks.tsx').then((module) => module.RegionMarks));
const MarkPart = fetchedPart(() => import('./MarkPart.tsx').then((module) => module.MarkPart));

interface MarkLayerProps {
  readonly desk: IssueOnDesk;
  /** Index of the page, and what it is called. */
  readonly page: number;
  readonly name: string;
  readonly work: PageWork;
  readonly part: PartBeingMarked;
}

/** The parts of a page that are marked, and the one that is being marked; they come after the page itself. */
export function MarkLayer({ desk, page, name, work, part }: MarkLayerProps) {
  return (
    <Suspense fallback={null}>
      <RegionMarks issueId={desk.issue.id} page={page} name={name} onActivate={desk.onMarkActivate} />
      {work.mode === 'mark' && (
        <MarkPart
          key={page}
          part={part}
          isBegun={work.isBegunByKey}
          onAccept={desk.onWriteNote}
          onLeave={() => work.setMode('read')}
        />
      )}
    </Suspense>
  );
}
