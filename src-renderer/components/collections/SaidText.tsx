import { useEffect, useRef, useState } from 'react';
import { useTranslator } from '../../state/application.ts';
import { NoteField } from '../markdown/field/NoteField.tsx';
import { NoteText } from '../markdown/NoteText.tsx';

interface SaidTextProps {
  /** What the text is, for its field. */
  readonly label: string;
  readonly text: string;
  /** Answers whether it was saved; where not, the words stay in the field. */
  readonly onSave: (text: string) => Promise<boolean>;
}

/** What a person says of a collection or of something in it: to be read, and written in place. */
export function SaidText({ label, text, onSave }: SaidTextProps) {
  const { t } = useTranslator();
  const [draft, setDraft] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  // Words that are being written when the view goes are saved, not lost.
  const leave = useRef(() => {});
  leave.current = () => {
    if (draft !== null && draft !== text && !saving) void onSave(draft);
  };
  useEffect(() => () => leave.current(), []);
  const save = async () => {
    if (draft === null || saving) return;
    setSaving(true);
    const saved = draft === text || (await onSave(draft));
    setSaving(false);
    if (saved) setDraft(null);
  };
  if (draft === null) {
    return (
      <div className="said">
        {text && (
          <div className="said-text">
            <NoteText note={text} />
          </div>
        )}
        <button
          type="button"
          className="plain-button said-edit"
          aria-label={label}
          onClick={() => setDraft(text)}
        >
          {text ? t('collection.editNote') : t('collection.addNote')}
        </button>
      </div>
    );
  }
  return (
    <div className="said">
      <NoteField
        className="said-field"
        label={label}
        rows={Math.min(12, draft.split('\n').length + 2)}
        value={draft}
        onMount={(field) => {
          if (document.activeElement === document.body) field.focus();
        }}
        onChange={setDraft}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
          if (event.key === 'Escape' && draft === text) setDraft(null);
        }}
      />
      <div className="editor-actions">
        <button type="button" className="button small primary" disabled={saving} onClick={() => void save()}>
          {t('common.save')}
        </button>
        <button type="button" className="plain-button" onClick={() => setDraft(null)}>
          {t('common.discard')}
        </button>
      </div>
    </div>
  );
}
