import { useId, useMemo } from 'react';
import { useTranslator } from '../../state/application.ts';
import { elementsOf, footnotesOf } from './elements.tsx';
import { readMarkdown } from './tree/readMarkdown.ts';

/** A note shown as the Markdown it is. What cannot be read as Markdown is shown as it was written. */
export function NoteMarkdown({ note }: { readonly note: string }) {
  const { t } = useTranslator();
  const id = useId();
  const shown = useMemo(() => {
    const root = readMarkdown(note);
    if (!root) return null;
    const setting = { note, id, t, footnotes: footnotesOf(root) };
    return elementsOf(root, setting);
  }, [note, id, t]);
  if (shown === null) return <p className="note-text">{note}</p>;
  return (
    <div className="note-text markdown" dir="auto">
      {shown}
    </div>
  );
}
