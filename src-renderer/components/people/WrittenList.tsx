import { useState } from 'react';
import type { WrittenArticle } from '#shared/model/finding/person.ts';
import { inHalfWidth } from '../../layout/lines/halfWidth.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { addressOf } from '../../state/navigation/address.ts';
import { useOpenPlace } from '../panes/useOpenPlace.ts';
import type { YearOfArticles } from './years.ts';

/** So many articles of a year stand in the list at first. */
const mostAtFirst = 100;

/** What somebody wrote in a year, a line an article. */
export function WrittenInYear({ year, articles }: YearOfArticles) {
  const { t } = useTranslator();
  const [isWhole, setWhole] = useState(articles.length <= mostAtFirst);
  return (
    <section data-year={year ?? undefined} tabIndex={-1} className="written-year">
      <h2>
        {year ?? t('shelf.undated')}{' '}
        <span className="soft">{t('count.articles', { count: articles.length })}</span>
      </h2>
      <ul>
        {(isWhole ? articles : articles.slice(0, mostAtFirst)).map((article) => (
          <li key={`${article.issueId} ${article.articleId}`} data-month={article.date?.slice(0, 7)}>
            <WrittenLine article={article} />
          </li>
        ))}
      </ul>
      {!isWhole && (
        <button type="button" className="plain-button" onClick={() => setWhole(true)}>
          {t('common.more')}
        </button>
      )}
    </section>
  );
}

function WrittenLine({ article }: { readonly article: WrittenArticle }) {
  const { library } = useApplication();
  const { t, dates } = useTranslator();
  const openPlace = useOpenPlace();
  const { issueId, articleId, headline, publication, date, page } = article;
  const language = usePart(library.store, ({ issues }) => issues.get(issueId)?.language);
  const place = { issueId, articleId, arrival: null };
  return (
    <a
      className="written-line"
      href={addressOf({ name: 'issue', view: 'page', ...place })}
      onClick={(click) => {
        if (click.shiftKey) return;
        click.preventDefault();
        openPlace(place, click.ctrlKey || click.metaKey);
      }}
    >
      <span className="written-date">{date === null ? '' : dates.shortDay(date)}</span>
      <strong className="serif" lang={language}>
        {headline === null ? t('paper.untitledArticle') : inHalfWidth(headline, false)}
      </strong>
      <span className="soft" lang={language}>
        {[publication, page === null ? null : t('paper.page', { number: String(page) })]
          .filter((part) => part !== null)
          .join(' · ')}
      </span>
    </a>
  );
}
