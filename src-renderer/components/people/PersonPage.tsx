import { type RefObject, useMemo } from 'react';
import type { WrittenArticles } from '#shared/model/finding/person.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import { OverTime } from './OverTime.tsx';
import { WrittenInYear } from './WrittenList.tsx';
import { byYear, overTime, yearsOf } from './years.ts';

interface PersonPageProps {
  readonly name: string;
  readonly written: WrittenArticles;
  readonly scroller: RefObject<HTMLElement | null>;
}

/** What somebody wrote, over the years and in all papers. */
export function PersonPage({ name, written, scroller }: PersonPageProps) {
  const { router } = useApplication();
  const { t } = useTranslator();
  const { person, articles, complete } = written;
  const years = useMemo(() => byYear(articles), [articles]);
  const drawn = useMemo(() => overTime(articles), [articles]);
  if (!person) return <p className="nothing">{t('people.nobody', { name })}</p>;
  const papers = new Set(articles.flatMap(({ publication }) => publication ?? [])).size;
  const facts = [
    t('count.articles', { count: articles.length }),
    t('count.papers', { count: papers }),
    yearsOf(person),
  ];
  const show = (value: string) => {
    const place =
      scroller.current?.querySelector(`[data-month="${value}"]`) ??
      scroller.current?.querySelector<HTMLElement>(`[data-year="${value}"]`);
    place?.scrollIntoView({ block: 'start', behavior: 'instant' });
    place?.closest<HTMLElement>('[tabindex]')?.focus({ preventScroll: true });
  };
  return (
    <>
      <header className="collection-head">
        <div className="collection-title">
          <h1>{person.name}</h1>
        </div>
        <p className="soft">{facts.filter((fact) => fact !== null).join(' · ')}</p>
        {person.otherwise.length > 0 && (
          <p className="soft">{t('people.otherwise', { names: person.otherwise.join(t('mark.list')) })}</p>
        )}
        <button
          type="button"
          className="plain-button"
          onClick={() =>
            router.go({
              name: 'search',
              query: `by:"${person.name.replaceAll('"', ' ')}"`,
              filters: {},
              order: 'date',
            })
          }
        >
          {t('people.search')}
        </button>
      </header>
      {drawn.length > 0 && <OverTime written={drawn} onChoose={show} />}
      {!complete && <p className="soft">{t('people.incomplete')}</p>}
      {years.map(({ year, articles: ofYear }) => (
        <WrittenInYear key={year ?? ''} year={year} articles={ofYear} />
      ))}
    </>
  );
}
