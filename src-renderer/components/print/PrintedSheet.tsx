import { type CSSProperties, useId } from 'react';
import type { PrintContent, PrintedPart } from '#shared/contract/calls/print.ts';
import { isIsoDate } from '#shared/model/issue.ts';
import { useTranslator } from '../../state/application.ts';
import { NoteText } from '../markdown/NoteText.tsx';
import { PrintedArticleView } from './PrintedArticleView.tsx';
import { PrintedQuoteView, sourceOf } from './PrintedQuoteView.tsx';
import { PrintOptionsContext } from './PrintOptionsContext.ts';
import { noteGutter, noteMargin, type PrintOptions, pageGeometry } from './pageSetup.ts';

interface PrintedSheetProps {
  readonly content: PrintContent;
  readonly options: PrintOptions;
}

/** Everything that is printed as one flow; what is laid round it breaks it into pages. */
export function PrintedSheet({ content, options }: PrintedSheetProps) {
  const { t } = useTranslator();
  const references = useId();
  const { parts, place } = content;
  const kind = kindOf(content);
  // What is set for reading in one go has a line as long as a book's; an issue is set as a newspaper.
  const more = kind === 'issue' && options.notes !== 'margin' ? 1 : 0;
  const style = {
    '--print-columns': pageGeometry(options).columns + more,
    '--print-note': `${noteMargin}mm`,
    '--print-gutter': `${noteGutter}mm`,
  } as CSSProperties;
  return (
    <PrintOptionsContext value={options}>
      <div className="print-sheet" style={style} data-notes={options.notes} data-kind={kind}>
        <SheetHead content={content} />
        {parts.map((part, index) => (
          <Part
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one print never change places
            key={index}
            part={part}
            before={parts[index - 1] ?? null}
            isPlaced={place === null}
          />
        ))}
        {content.references.length > 0 && (
          <section className="print-references" aria-labelledby={references}>
            <h2 id={references}>{t('print.references')}</h2>
            {content.references.map((line) => (
              <p key={line} lang={/\p{Script=Han}/u.test(line) ? 'zh' : 'en'}>
                {line}
              </p>
            ))}
          </section>
        )}
      </div>
    </PrintOptionsContext>
  );
}

function kindOf({ parts, title, place }: PrintContent): 'clipping' | 'issue' | 'list' {
  if (parts.length === 1) return parts[0]?.kind === 'article' ? 'clipping' : 'list';
  return title === null && place !== null && parts.some(({ kind }) => kind === 'article') ? 'issue' : 'list';
}

/** A clipping is headed by its own headline; a collection or an issue has a title above all. */
function SheetHead({ content }: { readonly content: PrintContent }) {
  const { t, dates } = useTranslator();
  const { parts, title, place, remark } = content;
  if (parts.length === 1) return remark !== '' && <NoteText note={remark} />;
  const isList = parts.every(({ kind }) => kind === 'quote');
  const shown = title ?? (isList ? t('print.noteList') : place?.publication);
  const day = place?.date && isIsoDate(place.date) ? dates.fullDay(place.date) : place?.date;
  return (
    <header className="print-title">
      <h1>{shown ?? t('print.untitled')}</h1>
      {day && <p>{[day, place?.edition].filter((part) => part).join(' · ')}</p>}
      {remark !== '' && (
        <div className="print-remark">
          <NoteText note={remark} />
        </div>
      )}
    </header>
  );
}

interface PartProps {
  readonly part: PrintedPart;
  readonly before: PrintedPart | null;
  readonly isPlaced: boolean;
}

function Part({ part, before, isPlaced }: PartProps) {
  const { t } = useTranslator();
  switch (part.kind) {
    case 'page':
      return (
        <h2 className="print-page-head">
          {[t('print.page', { page: part.number }), part.name].filter((word) => word).join(' · ')}
        </h2>
      );
    case 'article':
      return <PrintedArticleView article={part} isPlaced={isPlaced} />;
    default: {
      const isNew = before?.kind !== 'quote' || sourceOf(before) !== sourceOf(part);
      return <PrintedQuoteView quote={part} isPlaced={isNew} />;
    }
  }
}
