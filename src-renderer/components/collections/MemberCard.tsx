import type { KeyboardEvent, Ref } from 'react';
import type { CollectionMember } from '#shared/model/collection.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import { Icon } from '../base/Icon.tsx';
import { IconButton } from '../base/IconButton.tsx';
import { NoteText } from '../markdown/NoteText.tsx';
import { wantsBeside } from '../panes/useOpenPlace.ts';
import { SaidText } from './SaidText.tsx';
import { useClippingName, useClippingPlace, useOpenPiece } from './usePieces.ts';

interface MemberCardProps {
  readonly collectionId: string;
  readonly member: CollectionMember;
  readonly index: number;
  readonly count: number;
  readonly handleRef: Ref<HTMLButtonElement>;
  readonly onMove: (to: number) => void;
  readonly onDrag: (dragging: boolean) => void;
}

/** Something in a collection as a clipping, with what is said of it below. */
export function MemberCard({
  collectionId,
  member,
  index,
  count,
  handleRef,
  onMove,
  onDrag,
}: MemberCardProps) {
  const { collections } = useApplication();
  const { t } = useTranslator();
  const open = useOpenPiece();
  const placeOf = useClippingPlace();
  const { clipping, note } = member;
  const { piece, state, headline, text, language, colour, annotationNote } = clipping;
  const name = useClippingName()(clipping);
  const moveByKey = (event: KeyboardEvent) => {
    const to = destination(event.key, index, count);
    if (to === null) return;
    event.preventDefault();
    if (to !== index) onMove(to);
  };
  const isThere = state === 'placed' || state === 'orphan';
  return (
    <>
      <article className="clipping member" data-colour={colour ?? undefined} aria-label={name}>
        <button
          type="button"
          ref={handleRef}
          className="member-handle"
          draggable
          aria-label={t('collection.move', { name })}
          title={t('collection.dragHint')}
          onKeyDown={moveByKey}
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move';
            event.dataTransfer.setData('text/plain', name);
            onDrag(true);
          }}
          onDragEnd={() => onDrag(false)}
        >
          <Icon name="grip" />
        </button>
        <header className="clipping-head">
          <h2 lang={language ?? undefined}>
            {isThere ? (
              <button
                type="button"
                className="member-link"
                onClick={(click) => open(piece, wantsBeside(click))}
              >
                {headline ?? t('collection.untitled')}
              </button>
            ) : (
              (headline ?? t('collection.untitled'))
            )}
          </h2>
          <p className="clipping-place">{placeOf(clipping)}</p>
        </header>
        {text && (
          <blockquote className="member-text" dir="auto" lang={language ?? undefined}>
            {text}
          </blockquote>
        )}
        {annotationNote && (
          <div className="member-note">
            <NoteText note={annotationNote} />
          </div>
        )}
        {state !== 'placed' && <p className="member-state">{t(`collection.${state}`)}</p>}
        <IconButton
          icon="close"
          className="member-out"
          label={t('collection.takeOut', { name })}
          onClick={() => void collections.takeOut([member.id])}
        />
      </article>
      <SaidText
        label={t('collection.noteOf', { name })}
        text={note}
        onSave={(said) => collections.setMemberNote(collectionId, member.id, said)}
      />
    </>
  );
}

/** Where a key moves a member; null for other keys. */
function destination(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowUp':
      return Math.max(0, index - 1);
    case 'ArrowDown':
      return Math.min(count - 1, index + 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
