import { type KeyboardEvent, useEffect } from 'react';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import type { NoteDraft } from '../../state/issue/noteDrafts.ts';
import { moveByArrow } from '../base/roving.ts';
import { DraftPlace } from '../cutouts/MarkedPlace.tsx';
import { ColourRow } from '../fields/ColourRow.tsx';
import { TagInput } from '../fields/TagInput.tsx';
import { NoteField } from '../markdown/field/NoteField.tsx';

/** Writes one note. What cannot be saved stays here, with the reason and another try. */
export function NoteEditor({ draft }: { readonly draft: NoteDraft }) {
  const { currentIssue, libraryTags } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const known = usePart(libraryTags.store, (state) => state.tags);
  useEffect(() => void libraryTags.load(), [libraryTags]);
  const save = () => void currentIssue.saveDraft(draft.key);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      currentIssue.putAside();
    }
  };
  const saving = draft.status === 'saving';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a form would submit on Enter inside the tag field
    <div
      className="note-card editing"
      data-colour={draft.colour}
      role="group"
      aria-label={t('notes.editor')}
      onKeyDown={onKeyDown}
    >
      <blockquote className="note-quote" dir="auto">
        <DraftPlace draft={draft} />
      </blockquote>
      <NoteField
        onMount={beginAtEnd}
        rows={4}
        label={t('notes.text')}
        placeholder={t('notes.placeholder')}
        value={draft.note}
        readOnly={saving}
        onChange={(note) => currentIssue.changeDraft(draft.key, { note })}
      />
      <TagInput
        tags={draft.tags}
        known={known.map(({ value }) => value)}
        onChange={(tags) => currentIssue.changeDraft(draft.key, { tags })}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a row of toggle buttons, not a form's fields */}
      <div className="swatches" role="group" aria-label={t('notes.colour')} onKeyDown={moveByArrow}>
        <ColourRow
          value={draft.colour}
          onPick={(colour) => currentIssue.changeDraft(draft.key, { colour })}
        />
      </div>
      {draft.status === 'unsaved' && (
        <p className="failure" role="alert">
          {t('notes.notSaved')} {translator.failure(draft.failure)}
        </p>
      )}
      <div className="editor-actions">
        <button
          type="button"
          className="button primary"
          disabled={saving}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick={save}
        >
          {saving ? t('notes.saving') : draft.status === 'unsaved' ? t('common.retry') : t('common.save')}
        </button>
        <button
          type="button"
          className="button"
          title={t('common.laterWhy')}
          onClick={() => currentIssue.putAside()}
        >
          {t('common.later')}
        </button>
        <button type="button" className="plain-button" onClick={() => currentIssue.discardDraft(draft.key)}>
          {t('common.discard')}
        </button>
      </div>
    </div>
  );
}

function beginAtEnd(field: HTMLTextAreaElement): void {
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  field.scrollIntoView({ block: 'nearest' });
}
