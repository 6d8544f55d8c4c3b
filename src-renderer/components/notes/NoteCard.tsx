import { useEffect, useRef } from 'react';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { ColourRow } from '../base/ColourRow.tsx';
import { IconButton } from '../base/IconButton.tsx';
import { Menu } from '../base/Menu.tsx';
import { moveByArrow } from '../base/roving.ts';

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
  const { reading, library } = useApplication();
  const locked = usePart(library.store, (state) => (state.state?.marksLocked ?? null) !== null);
  const { t, dates } = useTranslator();
  const { annotation, anchor } = item;
  const focused = usePart(reading.store, (state) => state.focusedAnnotationId === annotation.id);
  const hasDraft = usePart(reading.store, (state) => state.drafts.has(annotation.id));
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (focused) card.current?.scrollIntoView({ block: 'nearest' });
  }, [focused]);
  const { shown, headline } = annotation.target;
  return (
    <article
      ref={card}
      className={focused ? 'note-card focused' : 'note-card'}
      data-colour={annotation.colour}
      aria-label={t('notes.cardName', { colour: t(`colour.${annotation.colour}`), quote: shorten(shown) })}
    >
      {picked !== null && (
        <label className="note-pick">
          <input type="checkbox" checked={picked} onChange={onPick} />
          <span className="visually-hidden">{t('notes.pick')}</span>
        </label>
      )}
      {anchor ? (
        <button type="button" className="note-quote note-jump" title={t('notes.jump')} onClick={onJump}>
          {numeral !== null && <span className="note-numeral">{numeral}</span>}
          {shown}
        </button>
      ) : (
        <blockquote className="note-quote">{shown}</blockquote>
      )}
      {annotation.note && <p className="note-text">{annotation.note}</p>}
      {hasDraft && <p className="note-draft">{t('notes.draftKept')}</p>}
      {headline && <p className="note-headline">{headline}</p>}
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
          {!locked && (
            <span className="note-actions">
              <IconButton
                icon="pencil"
                label={annotation.note ? t('notes.edit') : t('notes.add')}
                onClick={() => reading.editNote(annotation.id)}
              />
              <Menu
                label={t('notes.colour')}
                trigger={<span className="swatch small" data-colour={annotation.colour} />}
                triggerProps={{
                  className: 'icon-button',
                  'aria-label': t('notes.colour'),
                  title: t('notes.colour'),
                }}
              >
                {(close) => (
                  // biome-ignore lint/a11y/useSemanticElements: a row of toggle buttons, not a form's fields
                  <div
                    className="swatches"
                    role="group"
                    aria-label={t('notes.colour')}
                    onKeyDown={moveByArrow}
                  >
                    <ColourRow
                      value={annotation.colour}
                      onPick={(colour) => {
                        void reading.recolour(annotation.id, colour);
                        close();
                      }}
                    />
                  </div>
                )}
              </Menu>
              <IconButton
                icon="trash"
                label={t('notes.delete')}
                onClick={() => void reading.remove([annotation.id])}
              />
            </span>
          )}
        </span>
      </div>
    </article>
  );
}

const shorten = (text: string): string => {
  const characters = [...text];
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : text;
};
