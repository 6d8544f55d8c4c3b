import { useState } from 'react';
import { message } from '#shared/i18n/translate.ts';
import { useApplication, useTranslator } from '../../../state/application.ts';
import { savedTaskOf } from '../../../state/navigation/searchWays.ts';
import { Menu } from '../../base/Menu.tsx';
import type { SearchRoute } from '../filters/useNarrowing.ts';

/** Keeps the search, filters and all, in the library under a name. */
export function SaveSearch({ route }: { readonly route: SearchRoute }) {
  const { t } = useTranslator();
  return (
    <Menu
      label={t('search.save')}
      trigger={t('search.save')}
      triggerProps={{ className: 'button', disabled: !route.query.trim() }}
    >
      {(close) => <SaveForm route={route} onDone={close} />}
    </Menu>
  );
}

function SaveForm({ route, onDone }: { readonly route: SearchRoute; readonly onDone: () => void }) {
  const { savedSearches, toasts } = useApplication();
  const { t } = useTranslator();
  const [name, setName] = useState(route.query.trim().slice(0, 200));
  const save = async () => {
    await savedSearches.save(name, savedTaskOf(route));
    toasts.done(message('search.savedDone', { name }));
    onDone();
  };
  return (
    <form
      className="save-search"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label>
        {t('search.name')}
        <input
          type="text"
          required
          maxLength={200}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <button type="submit" className="button primary" disabled={!name.trim()}>
        {t('common.save')}
      </button>
    </form>
  );
}
