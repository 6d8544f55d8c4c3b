import { memo, type RefObject, useRef } from 'react';
import type { SearchHit } from '#shared/model/search.ts';
import { moveBetweenResults } from '../../../dom/moveBetweenResults.ts';
import { useApplication, usePart } from '../../../state/application.ts';
import { type ListPlace, LongList } from '../../base/LongList.tsx';
import { useOneTabStop } from '../../base/roving.ts';
import { Hit } from './Hit.tsx';

interface HitListProps {
  readonly scroller: RefObject<HTMLElement | null>;
  /** Set when the person comes back to these results. */
  readonly place: ListPlace | null;
  readonly onOpen: (hit: SearchHit, beside: boolean) => void;
}

/** The hits of the whole library, one stop of the Tab key. */
export const HitList = memo(function HitList({ scroller, place, onOpen }: HitListProps) {
  const { search, library } = useApplication();
  const total = usePart(search.store, (state) => state.total);
  const hits = usePart(search.store, (state) => state.hits);
  const issues = usePart(library.store, (state) => state.issues);
  const box = useRef<HTMLDivElement>(null);
  const roving = useOneTabStop(box);
  return (
    <div ref={box} {...roving}>
      <LongList
        scroller={scroller}
        place={place}
        total={total}
        entries={hits}
        reach={search.reach}
        estimatedHeight={150}
        gap={12}
        className="hits"
        lineClassName="hit"
        onKeyDown={moveBetweenResults}
        draw={(hit) => <Hit hit={hit} issue={issues.get(hit.issueId)} onOpen={onOpen} />}
        waiting={<div className="clipping waiting" />}
      />
    </div>
  );
});
