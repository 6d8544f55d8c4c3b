import { foldNames } from '#shared/model/search.ts';
import { useTranslator } from '../../../state/application.ts';
import { Segmented } from '../../fields/Segmented.tsx';
import { type SearchRoute, useNarrowing } from './useNarrowing.ts';

/** What counts as a match: all terms or any, misread letters, and what is the same character. */
export function Matching({ route }: { readonly route: SearchRoute }) {
  const { t } = useTranslator();
  const { change } = useNarrowing(route);
  const { any = false, fuzzy = false, apart = [] } = route.ways ?? {};
  return (
    <section className="matching" aria-label={t('search.matching')}>
      <h2 className="panel-title">{t('search.matching')}</h2>
      <Segmented
        label={t('search.terms')}
        value={any ? 'any' : 'all'}
        options={[
          { value: 'all', label: t('search.allTerms') },
          { value: 'any', label: t('search.anyTerm') },
        ]}
        onChange={(value) => change({ any: value === 'any' })}
      />
      <label>
        <input type="checkbox" checked={fuzzy} onChange={({ target }) => change({ fuzzy: target.checked })} />
        {t('search.fuzzy')}
      </label>
      {foldNames.map((name) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={!apart.includes(name)}
            onChange={({ target }) =>
              change({
                apart: foldNames.filter((one) => (one === name ? !target.checked : apart.includes(one))),
              })
            }
          />
          {t(`search.fold.${name}`)}
        </label>
      ))}
    </section>
  );
}
