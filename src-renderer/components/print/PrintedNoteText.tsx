import type { PrintedNote } from '#shared/contract/calls/print.ts';
import { NoteText } from '../markdown/NoteText.tsx';

interface PrintedNoteTextProps {
  readonly note: PrintedNote;
  readonly isNumbered: boolean;
}

/** What a person wrote on a passage. */
export function PrintedNoteText({ note, isNumbered }: PrintedNoteTextProps) {
  const { number, tags, colour, creator } = note;
  return (
    <aside className="print-note" data-colour={colour}>
      {isNumbered && <span className="print-note-number">{number}</span>}
      {note.note.trim() !== '' && <NoteText note={note.note} />}
      {tags.length > 0 && <p className="print-tags">{tags.map((tag) => `#${tag}`).join('  ')}</p>}
      {creator && <p className="print-maker">{creator}</p>}
    </aside>
  );
}
