import { useEffect, useRef } from 'react';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import { inHalfWidth } from '../../layout/lines/halfWidth.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { useColourNames } from '../../state/colourNames.ts';
import { IconButton } from '../base/IconButton.tsx';
import { shortened } from '../base/shortened.ts';
import { Quoted } from '../base/shown/Quoted.tsx';
import { PieceActions } from '../collections/PieceActions.tsx';
import { AnnotationPlace } from '../cutouts/MarkedPlace.tsx';
import { useAnnotationName } from '../cutouts/usePlaceName.ts';
import { ColourMenu } from '../fields/ColourMenu.tsx';
import { MadeBy } from '../hands/MadeBy.tsx';
import { AnnotationLinks } from '../links/NoteLinks.tsx';
import { NoteText } from '../markdown/NoteText.tsx';

interface NoteCardProps {
  readonly item: AnchoredAnnotation;
  /** The numeral beside the passage on the paper. */
  readonly numeral: number | null;
  /** Set while cards are being picked for an export. */
  readonly picked: boolean | null;
  readonly onPick: () => void;
  readonly onJump: () => void;
}

export function NoteCard({ item, numeral, picked, onPick, onJump }: NoteCardProps) {
  const { currentIssue } = useApplication();
  const { t, dates } = useTranslator();
  const colourName = useColourNames();
  const { annotation, anchor } = item;
  const focused = usePart(currentIssue.store, (state) => state.focusedAnnotationId === annotation.id);
  const hasDraft = usePart(currentIssue.store, (state) => state.drafts.has(annotation.id));
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (focused) card.current?.scrollIntoView({ block: 'nearest' });
  }, [focused]);
  const { target } = annotation;
  const nameOf = useAnnotationName();
  const language = usePart(currentIssue.store, (state) => state.issue?.language);
  const quoted = <AnnotationPlace item={item} language={language} />;
  // Under an article's own headline it would stand twice.
  const headline = target.about === 'article' ? null : target.headline;
  return (
    <article
      ref={card}
      className={focused ? 'note-card focused' : 'note-card'}
      data-colour={annotation.colour}
      aria-label={t('notes.cardName', {
        colour: colourName(annotation.colour),
        quote: shortened(nameOf(item)),
      })}
    >
      {picked !== null && (
        <label className="note-pick">
          <input type="checkbox" checked={picked} onChange={onPick} />
          <span className="visually-hidden">{t('notes.pick')}</span>
        </label>
      )}
      {anchor ? (
        <button
          type="button"
          className="note-quote note-jump"
          dir="auto"
          title={t('notes.jump')}
          onClick={onJump}
        >
          {numeral !== null && <span className="note-numeral">{numeral}</span>}
          {quoted}
        </button>
      ) : (
        <blockquote className="note-quote" dir="auto">
          {quoted}
        </blockquote>
      )}
      {annotation.note && <NoteText note={annotation.note} />}
      {hasDraft && <p className="note-draft">{t('notes.draftKept')}</p>}
      {headline && (
        <p className="note-headline">
          <Quoted text={inHalfWidth(headline, false)} language={language} />
        </p>
      )}
      {annotation.creator && <p className="note-headline">{annotation.creator}</p>}
      <MadeBy item={item} />
      <AnnotationLinks annotationId={annotation.id} />
      <div className="note-foot">
        <span className="tags">
          {annotation.tags.map((tag) => (
            <span key={tag} className="tag">
              {tag}
            </span>
          ))}
        </span>
        <span className="note-end">
          <time dateTime={annotation.modified}>{dates.moment(annotation.modified, new Date())}</time>
          <span className="note-actions">
            <IconButton
              icon="pencil"
              label={annotation.note ? t('notes.edit') : t('notes.add')}
              onClick={() => currentIssue.editNote(annotation.id)}
            />
            <ColourMenu
              value={annotation.colour}
              onPick={(colour) => void currentIssue.recolour(annotation.id, colour)}
            />
            <PieceActions annotation={annotation} />
            <IconButton
              icon="trash"
              label={t('notes.delete')}
              onClick={() => void currentIssue.remove([annotation.id])}
            />
          </span>
        </span>
      </div>
    </article>
  );
}
