import { type DragEvent, useLayoutEffect, useRef, useState } from 'react';
import type { Collection } from '#shared/model/collection.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import { MemberCard } from './MemberCard.tsx';
import { useClippingName } from './usePieces.ts';

interface MembersProps {
  readonly collection: Collection;
}

/** What is in a collection, in its order, which is changed by dragging or with the arrow keys on the handle. */
export function Members({ collection }: MembersProps) {
  const { collections } = useApplication();
  const { t } = useTranslator();
  const nameOf = useClippingName();
  const { members } = collection;
  const [dragged, setDragged] = useState<string | null>(null);
  /** Where it would be put, as a gap between members. */
  const [gap, setGap] = useState<number | null>(null);
  const [moved, setMoved] = useState('');
  const handles = useRef(new Map<string, HTMLButtonElement>());
  const keyed = useRef<string | null>(null);

  // A handle that is moved in the document loses the focus: the next key must find it again.
  useLayoutEffect(() => {
    if (keyed.current !== null) handles.current.get(keyed.current)?.focus();
    keyed.current = null;
  });
  const move = (id: string, to: number) => {
    const member = members.find((one) => one.id === id);
    if (!member) return;
    const values = { name: nameOf(member.clipping), place: to + 1, count: members.length };
    setMoved(t('collection.moved', values));
    void collections.move(id, to);
  };
  const over = (event: DragEvent<HTMLElement>, index: number) => {
    if (dragged === null) return;
    event.preventDefault();
    setGap(gapAt(event, index));
  };
  const drop = (event: DragEvent<HTMLElement>, index: number) => {
    event.preventDefault();
    const from = members.findIndex(({ id }) => id === dragged);
    const at = gapAt(event, index);
    const to = at > from ? at - 1 : at;
    if (dragged !== null && from >= 0 && to !== from) move(dragged, to);
    setDragged(null);
    setGap(null);
  };
  return (
    <>
      <ol className="members" aria-label={t('collection.members')}>
        {members.map((member, index) => (
          <li
            key={member.id}
            className="member-place"
            data-gap={gap === index ? 'before' : gap === index + 1 ? 'after' : undefined}
            data-dragged={dragged === member.id || undefined}
            onDragOver={(event) => over(event, index)}
            onDrop={(event) => drop(event, index)}
          >
            <MemberCard
              collectionId={collection.id}
              member={member}
              index={index}
              count={members.length}
              handleRef={(handle) => {
                if (handle) handles.current.set(member.id, handle);
                else handles.current.delete(member.id);
              }}
              onMove={(to) => {
                keyed.current = member.id;
                move(member.id, to);
              }}
              onDrag={(dragging) => {
                setDragged(dragging ? member.id : null);
                if (!dragging) setGap(null);
              }}
            />
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {moved}
      </p>
    </>
  );
}

/** The gap that a pointer over a member is nearest to: 0 before the first one. */
function gapAt(event: DragEvent<HTMLElement>, index: number): number {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  return event.clientY < top + height / 2 ? index : index + 1;
}
