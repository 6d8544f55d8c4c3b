import { useState } from 'react';
import { useTranslator } from '../../state/application.ts';

/** A field for the name of a new collection. */
export function NewCollection({ onCreate }: { readonly onCreate: (name: string) => void }) {
  const { t } = useTranslator();
  const [name, setName] = useState('');
  return (
    <form
      className="new-collection"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        onCreate(name.trim());
        setName('');
      }}
    >
      <input
        type="text"
        aria-label={t('collection.name')}
        placeholder={t('collection.create')}
        maxLength={200}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <button type="submit" className="button small" disabled={name.trim() === ''}>
        {t('collection.createButton')}
      </button>
    </form>
  );
}
