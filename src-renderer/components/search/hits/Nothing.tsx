import { useTranslator } from '../../../state/application.ts';
import { type SearchRoute, useNarrowing } from '../filters/useNarrowing.ts';

/** What to try where a search found nothing: what narrows it is taken off with one press, what could widen it put on. */
export function Nothing({ route }: { readonly route: SearchRoute }) {
  const { t } = useTranslator();
  const { narrow, change } = useNarrowing(route);
  const { any = false, fuzzy = false, apart = [] } = route.ways ?? {};
  const hasFilters = Object.values(route.filters).some((value) => value !== undefined);
  const hasTerms = /\S\s+\S/u.test(route.query);
  const ways = [
    hasFilters && { label: t('search.try.filters'), onTry: () => narrow({}) },
    apart.length > 0 && { label: t('search.try.together'), onTry: () => change({ apart: [] }) },
    hasTerms && !any && { label: t('search.try.any'), onTry: () => change({ any: true }) },
    !fuzzy && { label: t('search.try.fuzzy'), onTry: () => change({ fuzzy: true }) },
  ].filter((way) => way !== false);
  return (
    <div className="nothing">
      <p>{t(apart.length > 0 ? 'search.nothingApart' : 'search.nothingWhy')}</p>
      {ways.length > 0 && (
        <ul>
          {ways.map(({ label, onTry }) => (
            <li key={label}>
              <button type="button" className="plain-button" onClick={onTry}>
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
