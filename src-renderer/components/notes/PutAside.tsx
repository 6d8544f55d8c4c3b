import { useApplication, useTranslator } from '../../state/application.ts';
import type { NoteDraft } from '../../state/issue/noteDrafts.ts';
import { DraftPlace } from '../cutouts/MarkedPlace.tsx';
import { NoteText } from '../markdown/NoteText.tsx';

/** A note that was begun and put aside: not lost, not saved. */
export function PutAside({ draft }: { readonly draft: NoteDraft }) {
  const { currentIssue } = useApplication();
  const { t } = useTranslator();
  return (
    <div className="note-card put-aside" data-colour={draft.colour}>
      <div className="note-quote" dir="auto">
        <DraftPlace draft={draft} />
      </div>
      {draft.note && <NoteText note={draft.note} />}
      <p className="note-draft">{t('notes.draftKept')}</p>
      <div className="editor-actions">
        <button type="button" className="button small" onClick={() => currentIssue.resumeDraft(draft.key)}>
          {t('notes.resume')}
        </button>
        <button type="button" className="plain-button" onClick={() => currentIssue.discardDraft(draft.key)}>
          {t('common.discard')}
        </button>
      </div>
    </div>
  );
}
