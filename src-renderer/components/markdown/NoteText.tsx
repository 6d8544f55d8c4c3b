import { Suspense } from 'react';
import { ErrorBoundary } from '../base/ErrorBoundary.tsx';
import { fetchedPart } from '../base/fetchedPart.tsx';

const NoteMarkdown = fetchedPart(() => import('./NoteMarkdown.tsx').then((module) => module.NoteMarkdown));

/** What means nothing in Markdown wherever it stands; such notes need no parser. */
const plain = /^[^*_`~#>|[\]<&\\$+=:@\-\t.)]*$/;

/** A person's note, to be read: as Markdown, and as it was written until what reads Markdown is there. */
export function NoteText({ note }: { readonly note: string }) {
  const written = <p className="note-text">{note}</p>;
  if (plain.test(note)) return written;
  return (
    <ErrorBoundary resetKey={note} fallback={() => written}>
      <Suspense fallback={written}>
        <NoteMarkdown note={note} />
      </Suspense>
    </ErrorBoundary>
  );
}
