import { useId } from 'react';
import type { PrintedArticle } from '#shared/contract/calls/print.ts';
import { directionOf, fontLanguage, scriptOf } from '../../layout/script.ts';
import { useTranslator } from '../../state/application.ts';
import { NoteText } from '../markdown/NoteText.tsx';
import { useHyphenation } from '../paper/useHyphenation.ts';
import { PrintedNoteText } from './PrintedNoteText.tsx';
import { PrintedRuns } from './PrintedRuns.tsx';
import { usePrintOptions } from './PrintOptionsContext.ts';
import { placeText } from './printedWords.ts';

interface PrintedArticleViewProps {
  readonly article: PrintedArticle;
  /** Says where it was printed: the running head does not. */
  readonly isPlaced: boolean;
}

/** An article, or the part of one that was chosen. */
export function PrintedArticleView({ article, isPlaced }: PrintedArticleViewProps) {
  const translator = useTranslator();
  const { t } = translator;
  const { notes: where } = usePrintOptions();
  const notesTitle = useId();
  const { kicker, headline, deck, byline, paragraphs, notes, cutBefore, cutAfter, remark } = article;
  const sample = paragraphs[0]?.runs[0]?.text ?? headline[0]?.text ?? '';
  const script = scriptOf(article.language, sample);
  const { hyphenate } = useHyphenation(article.language, script === 'latin');
  const place = placeText(article.place, translator);
  const isHeaded = headline.length > 0 || kicker.length > 0;
  return (
    <article
      className="print-article"
      lang={fontLanguage(article.language, script)}
      dir={directionOf(article.language, sample)}
      data-script={script}
    >
      <header className="print-head">
        {isPlaced && place !== '' && <p className="print-source">{place}</p>}
        {remark !== '' && (
          <div className="print-remark">
            <NoteText note={remark} />
          </div>
        )}
        {kicker.length > 0 && (
          <p className="print-kicker">
            <PrintedRuns runs={kicker} notes={notes} />
          </p>
        )}
        {headline.length > 0 && (
          <h2 className="print-headline">
            <PrintedRuns runs={headline} notes={notes} />
          </h2>
        )}
        {deck.length > 0 && (
          <p className="print-deck">
            <PrintedRuns runs={deck} notes={notes} />
          </p>
        )}
        {byline.length > 0 && (
          <p className="print-byline">
            <PrintedRuns runs={byline} notes={notes} />
          </p>
        )}
      </header>
      <div className="print-body" data-headed={isHeaded}>
        {cutBefore && <p className="print-cut">[…]</p>}
        {paragraphs.map(({ kind, runs }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one article never change places
          <div key={index} className="print-paragraph" data-kind={kind}>
            <PrintedRuns runs={runs} notes={notes} hyphenate={hyphenate} />
          </div>
        ))}
        {cutAfter && <p className="print-cut">[…]</p>}
      </div>
      {where === 'below' && notes.length > 0 && (
        <section className="print-notes" aria-labelledby={notesTitle}>
          <h3 id={notesTitle}>{t('print.noteList')}</h3>
          <div className="print-note-columns">
            {notes.map((note) => (
              <PrintedNoteText key={note.number} note={note} isNumbered />
            ))}
          </div>
        </section>
      )}
    </article>
  );
}
