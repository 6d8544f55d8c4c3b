import { useRef } from 'react';
import { type FileProblem, isNews } from '#shared/model/library.ts';
import { useApplication, usePart, useTranslator } from '../state/application.ts';
import { useScrollPlace } from '../state/scrollPlace.ts';

/** The files that could not be read, each with its reason, and what was put right. Nothing is done in silence. */
export function ProblemsView() {
  const { library } = useApplication();
  const { t } = useTranslator();
  const told = usePart(library.store, (value) => value.state?.problems) ?? [];
  const problems = told.filter((one) => !isNews(one));
  const news = told.filter(isNews);
  const scroller = useRef<HTMLElement>(null);
  useScrollPlace(scroller, {}, true);
  return (
    <main ref={scroller} id="content" className="desk" tabIndex={-1} aria-labelledby="problems-title">
      <div className="list-page">
        <h1 id="problems-title">
          {problems.length > 0 ? t('problems.count', { count: problems.length }) : t('problems.none')}
        </h1>
        {problems.length > 0 && (
          <>
            <p className="soft">{t('problems.text')}</p>
            <ProblemList problems={problems} />
          </>
        )}
        {news.length > 0 && (
          <section aria-labelledby="news-title">
            <h2 id="news-title">{t('problems.news')}</h2>
            <ProblemList problems={news} />
          </section>
        )}
      </div>
    </main>
  );
}

function ProblemList({ problems }: { readonly problems: readonly FileProblem[] }) {
  const translator = useTranslator();
  return (
    <ul className="problem-list">
      {problems.map((problem) => (
        <li key={`${problem.code}:${problem.path}`}>
          <strong>{problem.path}</strong>
          <span>{translator.problem(problem)}</span>
        </li>
      ))}
    </ul>
  );
}
