import { useTranslator } from '../../state/application.ts';
import { useBinName } from '../search/figures/useBinNames.ts';
import type { Written } from './years.ts';

interface OverTimeProps {
  readonly written: readonly Written[];
  /** Shows the articles of a time. */
  readonly onChoose: (value: string) => void;
}

/** So many bars have their names below them; of more only some do. */
const mostNames = 14;

/** How much somebody wrote, a bar a year or a month; a press on a bar leads to its articles. */
export function OverTime({ written, onChoose }: OverTimeProps) {
  const { t } = useTranslator();
  const binName = useBinName();
  const most = Math.max(1, ...written.map(({ count }) => count));
  const every = Math.ceil(written.length / mostNames);
  return (
    <ol className="over-time" aria-label={t('people.overTime')}>
      {written.map(({ value, count }, index) => (
        <li key={value}>
          {count > 0 && (
            <button
              type="button"
              style={{ height: `${Math.max(4, (count / most) * 100)}%` }}
              aria-label={`${binName(value)}${t('mark.colon')}${t('count.articles', { count })}`}
              title={`${binName(value)}${t('mark.colon')}${t('count.articles', { count })}`}
              onClick={() => onChoose(value)}
            />
          )}
          {(value.includes('-') ? value.endsWith('-01') : index % every === 0) && (
            <span aria-hidden="true">{value.slice(0, 4)}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
