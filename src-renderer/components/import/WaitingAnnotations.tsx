import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { useNamedIssue } from './namedIssue.ts';

/** Annotations whose issue is not in the library. */
export function WaitingAnnotations() {
  const { exchange } = useApplication();
  const { t, number } = useTranslator();
  const waiting = usePart(exchange.store, (state) => state.waiting);
  const nameOf = useNamedIssue();
  if (waiting.length === 0) return null;
  return (
    <section className="import-report" aria-labelledby="waiting-title">
      <h3 id="waiting-title">{t('exchange.waiting')}</h3>
      <p className="soft">{t('exchange.waitingWhy')}</p>
      {waiting.map((marks) => (
        <details key={marks.issueId} className="waiting-marks">
          <summary>
            {nameOf(marks)} <span className="soft">{number(marks.annotations.length)}</span>
          </summary>
          <ul>
            {marks.annotations.map(({ id, shown, note }) => (
              <li key={id}>
                <q>{shown}</q>
                {note !== '' && <p>{note}</p>}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
