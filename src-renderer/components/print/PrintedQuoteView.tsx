import type { PrintedQuote } from '#shared/contract/calls/print.ts';
import { fontLanguage, scriptOf } from '../../layout/script.ts';
import { useTranslator } from '../../state/application.ts';
import { NoteText } from '../markdown/NoteText.tsx';
import { PrintedNoteText } from './PrintedNoteText.tsx';
import { usePrintOptions } from './PrintOptionsContext.ts';
import { placeText } from './printedWords.ts';

interface PrintedQuoteViewProps {
  readonly quote: PrintedQuote;
  /** The source line, where it is another one than that of the entry before. */
  readonly isPlaced: boolean;
}

/** A marked passage with its note. */
export function PrintedQuoteView({ quote, isPlaced }: PrintedQuoteViewProps) {
  const translator = useTranslator();
  const { notes: where, highlights } = usePrintOptions();
  const { note, headline, isLost, remark, language } = quote;
  const script = scriptOf(language, note.quote);
  const hasNote = note.note.trim() !== '' || note.tags.length > 0;
  return (
    <article className="print-quote" lang={fontLanguage(language, script)} data-script={script}>
      {isPlaced && (
        <p className="print-source">
          {headline && <strong>{headline}</strong>}
          <span>{placeText(quote.place, translator)}</span>
        </p>
      )}
      {remark !== '' && (
        <div className="print-remark">
          <NoteText note={remark} />
        </div>
      )}
      {where !== 'none' && hasNote && where === 'margin' && (
        <PrintedNoteText note={note} isNumbered={false} />
      )}
      <blockquote className="print-passage">
        {highlights ? (
          <mark className="print-mark" data-colour={note.colour}>
            {note.quote}
          </mark>
        ) : (
          note.quote
        )}
      </blockquote>
      {isLost && <p className="print-lost">{translator.t('print.lost')}</p>}
      {where === 'below' && hasNote && <PrintedNoteText note={note} isNumbered={false} />}
    </article>
  );
}

/** What the source line of an entry says, to tell whether the next one's says the same. */
export const sourceOf = ({ place, headline }: PrintedQuote): string => JSON.stringify([place, headline]);
