import { useState } from 'react';
import { mostCompared } from '#shared/model/search.ts';
import { useTranslator } from '../../../state/application.ts';
import { withCompared } from '../../../state/search/comparison.ts';
import { type SearchRoute, useNarrowing } from '../filters/useNarrowing.ts';

/** Takes a further word into the timeline. */
export function CompareWith({ route }: { readonly route: SearchRoute }) {
  const { t } = useTranslator();
  const { change } = useNarrowing(route);
  const [word, setWord] = useState('');
  const compared = route.ways?.compared ?? [];
  if (compared.length >= mostCompared) return null;
  return (
    <form
      className="compare-with"
      onSubmit={(event) => {
        event.preventDefault();
        change({ compared: withCompared(route.query, compared, word) });
        setWord('');
      }}
    >
      <input
        type="text"
        aria-label={t('compare.with')}
        placeholder={t('compare.with')}
        title={t('compare.hint')}
        maxLength={1000}
        value={word}
        onChange={({ target }) => setWord(target.value)}
      />
    </form>
  );
}
