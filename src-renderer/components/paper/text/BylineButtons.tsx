import type { Article } from '#shared/model/issue.ts';
import { useTranslator } from '../../../state/application.ts';

/**
 * The people of a byline as the keyboard reaches them: a button for each lies over the byline while it has the focus.
 * The line itself stays text that is selected, marked and copied (in Chromium a drag that begins in something that
 * takes the focus selects nothing); `usePaperClicks` answers a press on either.
 */
export function BylineButtons({ article }: { readonly article: Article }) {
  const { t } = useTranslator();
  const names = new Set(article.bylines.map(({ name }) => name));
  return [...names].map((name) => (
    <button
      key={name}
      type="button"
      className="paper-person"
      data-person={name}
      aria-label={t('people.articlesBy', { name })}
    >
      {name}
    </button>
  ));
}
