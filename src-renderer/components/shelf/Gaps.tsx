import { useTranslator } from '../../state/application.ts';
import type { Publication } from '../../state/library/publications.ts';
import { Menu } from '../base/Menu.tsx';

/** So many holes are listed; the heat map shows the rest. */
const most = 100;

/** The known gaps in words: days where they are certain, else between which days and how many. */
export function Gaps({ publication }: { readonly publication: Publication }) {
  const { t, dates } = useTranslator();
  const { gaps, gapCount } = publication;
  const title = t('count.missing', { count: gapCount });
  return (
    <Menu label={title} trigger={title} triggerProps={{ className: 'plain-button gap-trigger' }}>
      {() => (
        <div className="choices">
          <p className="choices-title">{t('shelf.gapsWhy')}</p>
          <ul className="gap-list">
            {gaps
              .slice(-most)
              .toReversed()
              .map((gap) => (
                <li key={gap.after}>
                  {gap.dates.length > 0
                    ? gap.dates.map(dates.day).join(t('mark.list'))
                    : t('shelf.gapBetween', {
                        count: gap.count,
                        after: dates.day(gap.after),
                        before: dates.day(gap.before),
                      })}
                </li>
              ))}
          </ul>
        </div>
      )}
    </Menu>
  );
}
