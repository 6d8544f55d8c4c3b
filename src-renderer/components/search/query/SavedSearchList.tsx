import { useState } from 'react';
import type { SavedSearch } from '#shared/model/search.ts';
import { useApplication, usePart, useTranslator } from '../../../state/application.ts';
import { searchPlaceOf } from '../../../state/navigation/searchWays.ts';
import { IconButton } from '../../base/IconButton.tsx';
import { RenameForm } from '../../fields/RenameForm.tsx';

/** The searches kept in the library, with a badge where hits came since they were looked at. */
export function SavedSearchList() {
  const { savedSearches } = useApplication();
  const { t } = useTranslator();
  const searches = usePart(savedSearches.store, (state) => state.searches);
  if (searches.length === 0) return null;
  return (
    <nav className="saved-searches" aria-label={t('search.saved')}>
      <h2 className="panel-title">{t('search.saved')}</h2>
      <ul className="panel-list">
        {searches.map((search) => (
          <Saved key={search.id} saved={search} />
        ))}
      </ul>
    </nav>
  );
}

function Saved({ saved }: { readonly saved: SavedSearch }) {
  const { router, savedSearches } = useApplication();
  const { t, number } = useTranslator();
  const [isRenaming, setRenaming] = useState(false);
  const { id, name, search, newHits } = saved;
  if (isRenaming) {
    return (
      <li>
        <RenameForm
          label={t('search.name')}
          name={name}
          className="rename-search"
          onDone={(next) => {
            setRenaming(false);
            if (next?.trim() && next !== name) void savedSearches.rename(id, next);
          }}
        />
      </li>
    );
  }
  const show = () => {
    router.go({ name: 'search', ...searchPlaceOf(search) });
    if (newHits > 0) void savedSearches.look(id);
  };
  return (
    <li className="saved-search">
      <button type="button" className="facet" onClick={show}>
        <span>{name}</span>
        {newHits > 0 && (
          <span className="badge">
            <span aria-hidden="true">{number(newHits)}</span>
            <span className="visually-hidden">{t('search.newHits', { count: newHits })}</span>
          </span>
        )}
      </button>
      <IconButton icon="pencil" label={t('search.rename', { name })} onClick={() => setRenaming(true)} />
      <IconButton
        icon="trash"
        label={t('search.remove', { name })}
        onClick={() => void savedSearches.remove(id)}
      />
    </li>
  );
}
