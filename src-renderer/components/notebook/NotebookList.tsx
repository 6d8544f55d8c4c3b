import type { RefObject } from 'react';
import { useApplication, usePart } from '../../state/application.ts';
import { type ListPlace, LongList } from '../base/LongList.tsx';
import { NotebookLine } from './NotebookLine.tsx';

interface NotebookListProps {
  readonly scroller: RefObject<HTMLElement | null>;
  /** Set when the person comes back. */
  readonly place: ListPlace | null;
  /** Whether the issues stand over their annotations; otherwise each annotation names its own. */
  readonly grouped: boolean;
}

/** The annotations of the notebook. */
export function NotebookList({ scroller, place, grouped }: NotebookListProps) {
  const { notebook } = useApplication();
  const total = usePart(notebook.store, (state) => state.total);
  const entries = usePart(notebook.store, (state) => state.entries);
  return (
    <LongList
      scroller={scroller}
      place={place}
      total={total}
      entries={entries}
      reach={notebook.reach}
      estimatedHeight={130}
      className="hits notebook-list"
      lineClassName="hit notebook-line"
      draw={(entry, index) => (
        <NotebookLine key={entry.annotation.id} entry={entry} index={index} grouped={grouped} />
      )}
      waiting={<div className="note-card waiting" />}
    />
  );
}
