import { byDay } from '#shared/model/finding/byDay.ts';
import type { Reprint, ReprintPlace } from '#shared/model/finding/reprints.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { percentOf, usePrintingName } from './usePrintingName.ts';

interface ChainProps {
  readonly issueId: string;
  readonly articleId: string;
  /** The earliest first. */
  readonly reprints: readonly Reprint[];
  readonly onOpen: (reprint: Reprint) => void;
  readonly onCompare: (reprint: Reprint) => void;
}

interface Printing {
  readonly place: Pick<ReprintPlace, 'publication' | 'date' | 'edition' | 'headline'>;
  /** Null for the one that was asked about. */
  readonly reprint: Reprint | null;
}

/** The printings of one text in time, this one among them. */
export function Chain({ issueId, articleId, reprints, onOpen, onCompare }: ChainProps) {
  const { library, currentIssue } = useApplication();
  const { t } = useTranslator();
  const nameOf = usePrintingName();
  const summary = usePart(library.store, (state) => state.issues.get(issueId));
  const article = usePart(currentIssue.store, ({ issue }) =>
    issue?.id === issueId ? issue.articles.find(({ id }) => id === articleId) : undefined,
  );
  const here: Printing = {
    place: {
      publication: summary?.publication ?? null,
      date: summary?.date ?? null,
      edition: summary?.edition ?? null,
      headline: article?.headline?.text ?? null,
    },
    reprint: null,
  };
  const printings = [here, ...reprints.map((reprint): Printing => ({ place: reprint.there, reprint }))];
  const ordered = printings.toSorted((a, b) => byDay(a.place.date, b.place.date));
  return (
    <section className="chain" aria-label={here.place.headline ?? t('paper.untitledArticle')}>
      <h3 lang={summary?.language}>{here.place.headline ?? t('paper.untitledArticle')}</h3>
      <ol>
        {ordered.map(({ place, reprint }, at) => (
          <li
            key={reprint ? `${reprint.there.issueId} ${reprint.there.articleId}` : 'here'}
            data-here={reprint === null || undefined}
            data-kind={reprint?.kind}
          >
            <p className="chain-printing">
              <strong>{nameOf(place)}</strong>
              {reprint === null && <span className="soft">{t('reprints.here')}</span>}
              {at === 0 && place.date !== null && <span className="chain-first">{t('reprints.first')}</span>}
              {reprint && (
                <span className="soft">
                  {t('reprints.shares', {
                    here: percentOf(reprint.share),
                    there: percentOf(reprint.shareThere),
                  })}
                </span>
              )}
              {reprint && reprint.kind !== 'reprint' && (
                <span className="kind">{t(`reprints.kind.${reprint.kind}`)}</span>
              )}
            </p>
            {reprint && (
              <>
                <p className="chain-headline">{place.headline}</p>
                <p className="chain-ways">
                  <button
                    type="button"
                    className="plain-button"
                    aria-label={t('reprints.openNamed', { name: nameOf(place) })}
                    onClick={() => onOpen(reprint)}
                  >
                    {t('panes.open')}
                  </button>
                  <button
                    type="button"
                    className="plain-button"
                    aria-label={t('reprints.compareNamed', { name: nameOf(place) })}
                    onClick={() => onCompare(reprint)}
                  >
                    {t('reprints.compare')}
                  </button>
                </p>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
