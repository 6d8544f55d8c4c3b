import type { Colour } from '#shared/model/annotation.ts';
import type { NotebookEntry } from '#shared/model/notebook.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { useColourNames } from '../../state/colourNames.ts';
import { IconButton } from '../base/IconButton.tsx';
import { shortened } from '../base/shortened.ts';
import { PieceActions } from '../collections/PieceActions.tsx';
import { useOpenPiece } from '../collections/usePieces.ts';
import { AnnotationPlace } from '../cutouts/MarkedPlace.tsx';
import { useAnnotationName } from '../cutouts/usePlaceName.ts';
import { ColourMenu } from '../fields/ColourMenu.tsx';
import { useShowNotes } from '../frame/useShowNotes.ts';
import { MadeBy } from '../hands/MadeBy.tsx';
import { NoteText } from '../markdown/NoteText.tsx';
import { wantsBeside } from '../panes/useOpenPlace.ts';

interface NotebookCardProps {
  readonly entry: NotebookEntry;
  readonly index: number;
  /** Of the issue, where it is known. */
  readonly language: string | undefined;
  /** Null where the issue stands over the card. */
  readonly issueName: string | null;
}

/** An annotation in the notebook: to be read, chosen, changed, and followed to its passage. */
export function NotebookCard({ entry, index, language, issueName }: NotebookCardProps) {
  const { notebook, currentIssue, peer, router, toasts } = useApplication();
  const openPiece = useOpenPiece();
  const showNotes = useShowNotes();
  const { t, dates } = useTranslator();
  const colourName = useColourNames();
  const nameOf = useAnnotationName();
  const { annotation, state } = entry;
  const { id, issueId, colour, note, tags, target } = annotation;
  const isChosen = usePart(notebook.store, (value) => value.chosen.has(id));
  const hasDraft = usePart(currentIssue.store, (value) => value.drafts.has(id));
  const sort = usePart(notebook.store, (value) => value.query?.sort);
  const time = sort === 'created' ? annotation.created : annotation.modified;

  const show = (beside: boolean) => {
    const { publication } = entry.issue;
    if (target.about === 'publication' && publication !== null) {
      router.go({ name: 'shelf', publication });
      return;
    }
    openPiece({ kind: 'annotation', issueId, annotationId: id }, beside);
    // An orphan is on no text: what is known of it stands in the panel.
    if (state === 'orphan') showNotes();
  };
  const recolour = (picked: Colour) =>
    peer.call('annotations.change', { issueId, annotationId: id, colour: picked }).catch(toasts.failed);
  const quoted = <AnnotationPlace item={entry} language={language} />;
  // Under an article's own headline it would stand twice.
  const headline = target.about === 'article' ? null : target.headline;
  return (
    <article
      className={isChosen ? 'note-card chosen' : 'note-card'}
      data-colour={colour}
      aria-label={t('notes.cardName', {
        colour: colourName(colour),
        quote: shortened(nameOf(entry)),
      })}
    >
      <label className="note-pick">
        <input
          type="checkbox"
          checked={isChosen}
          onChange={({ nativeEvent }) => {
            if (nativeEvent instanceof MouseEvent && nativeEvent.shiftKey) void notebook.chooseTo(index);
            else notebook.toggle(index);
          }}
        />
        <span className="visually-hidden">{t('notes.pick')}</span>
      </label>
      {state === 'waiting' ? (
        <blockquote className="note-quote" dir="auto">
          {quoted}
        </blockquote>
      ) : (
        <button
          type="button"
          lang={language}
          className="note-quote"
          dir="auto"
          title={t('notes.jump')}
          onClick={(click) => show(wantsBeside(click))}
        >
          {quoted}
        </button>
      )}
      {note && <NoteText note={note} />}
      {hasDraft && <p className="note-draft">{t('notes.draftKept')}</p>}
      {state !== 'placed' && <p className="note-state">{t(`notebook.state.${state}`)}</p>}
      {(issueName || headline || annotation.creator) && (
        <p className="note-headline">
          {[issueName, headline, annotation.creator].filter(Boolean).join(' · ')}
        </p>
      )}
      <MadeBy item={entry} />
      <div className="note-foot">
        <span className="tags">
          {tags.map((tag) => (
            <span key={tag} className="tag">
              {tag}
            </span>
          ))}
        </span>
        <span className="note-end">
          <time dateTime={time}>{dates.moment(time, new Date())}</time>
          <span className="note-actions">
            <IconButton
              icon="pencil"
              label={note ? t('notes.edit') : t('notes.add')}
              onClick={() => currentIssue.edit(entry)}
            />
            <ColourMenu value={colour} onPick={(picked) => void recolour(picked)} />
            <PieceActions annotation={annotation} />
          </span>
        </span>
      </div>
    </article>
  );
}
