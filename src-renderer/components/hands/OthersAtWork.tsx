import { useTranslator } from '../../state/application.ts';
import { useHands } from './useHands.ts';
import { useMinute } from './useMinute.ts';

/** So many of them are named: whoever was heard of last. */
const most = 5;

/** Who else works in the library, and when they were last heard of. */
export function OthersAtWork() {
  const { t, dates } = useTranslator();
  const { hands } = useHands();
  const now = useMinute();
  const others = hands.filter(({ isOwn }) => !isOwn);
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="others-at-work">
      <h2 className="panel-title" id="others-at-work">
        {t('hands.others')}
      </h2>
      <ul className="panel-list hands">
        {others.slice(0, most).map(({ id, name, lastSeen }) => (
          <li key={id}>
            <span className="hand-name">{name}</span>
            <time dateTime={lastSeen}>{dates.ago(lastSeen, now)}</time>
          </li>
        ))}
        {others.length > most && <li>{t('hands.more', { count: others.length - most })}</li>}
      </ul>
    </section>
  );
}
