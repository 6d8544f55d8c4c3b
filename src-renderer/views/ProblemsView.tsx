import { useRef } from 'react';
import { useApplication, usePart, useTranslator } from '../state/application.ts';
import { useScrollPlace } from '../state/places.ts';

/** The files that could not be read, each with its reason. Nothing is skipped in silence. */
export function ProblemsView() {
  const { library } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const problems = usePart(library.store, (value) => value.state?.problems) ?? [];
  const scroller = useRef<HTMLElement>(null);
  useScrollPlace(scroller, {}, true);
  return (
    <main ref={scroller} id="content" className="desk" tabIndex={-1} aria-labelledby="problems-title">
      <div className="list-page">
        <h1 id="problems-title">{t('problems.count', { count: problems.length })}</h1>
        <p className="soft">{t('problems.text')}</p>
        <ul className="problem-list">
          {problems.map((problem) => (
            <li key={`${problem.code}:${problem.path}`}>
              <strong>{problem.path}</strong>
              <span>{translator.problem(problem)}</span>
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
}
