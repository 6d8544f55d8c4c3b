import { useEffect, useId, useState } from 'react';
import { message } from '#shared/i18n/translate.ts';
import type { NotebookEntry } from '#shared/model/notebook.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { useColourNames } from '../../state/colourNames.ts';
import type { Publication } from '../../state/library/publications.ts';
import { draftsOnPaper, notesOnPaper } from '../../state/paperNotes.ts';
import { IconButton } from '../base/IconButton.tsx';
import { shortened } from '../base/shortened.ts';
import { PieceActions } from '../collections/PieceActions.tsx';
import { ColourMenu } from '../fields/ColourMenu.tsx';
import { MadeBy } from '../hands/MadeBy.tsx';
import { NoteText } from '../markdown/NoteText.tsx';
import { NoteEditor } from '../notes/NoteEditor.tsx';
import { PutAside } from '../notes/PutAside.tsx';

/** The notes on a paper as a whole, on the paper's own page; nothing where there are none. */
export function PublicationNotes({ publication }: { readonly publication: Publication }) {
  const { currentIssue } = useApplication();
  const { t } = useTranslator();
  const heading = useId();
  const notes = notesOnPaper(publication, usePaperNotes());
  const drafts = usePart(currentIssue.store, (state) => state.drafts);
  const editing = usePart(currentIssue.store, (state) => state.editing);
  const begun = draftsOnPaper(publication, drafts.values());
  if (notes.length + begun.length === 0) return null;
  return (
    <section className="paper-notes" aria-labelledby={heading}>
      <h3 id={heading}>{t('shelf.paperNotes')}</h3>
      {begun.map((draft) =>
        editing === draft.key ? (
          <NoteEditor key={draft.key} draft={draft} />
        ) : (
          <PutAside key={draft.key} draft={draft} />
        ),
      )}
      {notes.map((entry) => {
        const { id } = entry.annotation;
        const draft = drafts.get(id);
        if (draft && editing === id) return <NoteEditor key={id} draft={draft} />;
        return <PaperNote key={id} entry={entry} hasDraft={draft !== undefined} />;
      })}
    </section>
  );
}

interface PaperNoteProps {
  readonly entry: NotebookEntry;
  readonly hasDraft: boolean;
}

function PaperNote({ entry, hasDraft }: PaperNoteProps) {
  const { currentIssue, history, peer, toasts } = useApplication();
  const { t, dates } = useTranslator();
  const colourName = useColourNames();
  const { annotation, state } = entry;
  const { id, issueId, colour, note, tags, creator, modified } = annotation;
  const remove = () =>
    peer
      .call('annotations.remove', { issueId, annotationIds: [id] })
      .then(
        () => toasts.done(message('notes.removed', { count: 1 }), () => void history.undo()),
        toasts.failed,
      );
  return (
    <article
      className="note-card"
      data-colour={colour}
      aria-label={t('notes.cardName', {
        colour: colourName(colour),
        quote: shortened(note || t('marking.onPaper')),
      })}
    >
      {note && <NoteText note={note} />}
      {hasDraft && <p className="note-draft">{t('notes.draftKept')}</p>}
      {state === 'waiting' && <p className="note-state">{t('notebook.state.waiting')}</p>}
      {creator && <p className="note-headline">{creator}</p>}
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
          <time dateTime={modified}>{dates.moment(modified, new Date())}</time>
          <span className="note-actions">
            <IconButton
              icon="pencil"
              label={note ? t('notes.edit') : t('notes.add')}
              onClick={() => currentIssue.edit(entry)}
            />
            <ColourMenu
              value={colour}
              onPick={(picked) =>
                void peer
                  .call('annotations.change', { issueId, annotationId: id, colour: picked })
                  .catch(toasts.failed)
              }
            />
            <PieceActions annotation={annotation} />
            <IconButton icon="trash" label={t('notes.delete')} onClick={() => void remove()} />
          </span>
        </span>
      </div>
    </article>
  );
}

/** All notes on papers, fetched again whenever an annotation changes. */
function usePaperNotes(): readonly NotebookEntry[] {
  const { peer, toasts } = useApplication();
  const [notes, setNotes] = useState<readonly NotebookEntry[]>([]);
  useEffect(() => {
    let asked = 0;
    const ask = () => {
      const turn = ++asked;
      peer.call('notebook.papers', {}).then(
        (found) => turn === asked && setNotes(found),
        (failure) => turn === asked && toasts.failed(failure),
      );
    };
    ask();
    const stops = [peer.on('annotations.changed', ask), peer.on('library.changed', ask)];
    return () => {
      asked = -1;
      for (const stop of stops) stop();
    };
  }, [peer, toasts]);
  return notes;
}
