import { useEffect, useState } from 'react';
import { ariaKeysOf } from '#shared/model/finding/commandKeys.ts';
import { notebookSorts } from '#shared/model/notebook.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { runCommand } from '../../state/commands.ts';
import type { NotebookRoute } from '../../state/navigation/notebookAddress.ts';
import { ChoiceField } from '../fields/ChoiceField.tsx';
import { useNotebookFilters } from './useNotebookFilters.ts';

/** Times are mostly read backwards, an alphabet forwards. */
const orders = [
  'date.down',
  'date.up',
  'publication.up',
  'publication.down',
  'modified.down',
  'modified.up',
  'created.down',
  'created.up',
] as const;

/** What the notebook shows, the words it is narrowed to, and its order. */
export function NotebookHead({ route }: { readonly route: NotebookRoute }) {
  const application = useApplication();
  const { notebook, router } = application;
  const { t } = useTranslator();
  const { status, total, all } = usePart(notebook.store, (state) => state);
  const { query } = route;
  const order = `${query.sort}.${query.descending ? 'down' : 'up'}` as const;
  return (
    <header className="search-head">
      <h1 aria-live="polite">
        {status === 'done' || total > 0
          ? total === all
            ? t('count.notes', { count: total })
            : t('notebook.some', { total, count: all })
          : t('notebook.title')}
      </h1>
      <div className="search-ways notebook-ways">
        <WordsField route={route} />
        <ChoiceField
          label={t('notebook.order')}
          value={order}
          choices={orders}
          nameOf={(one) => t(`notebook.order.${one}`)}
          onChange={(one) => {
            const sort = notebookSorts.find((name) => one.startsWith(name)) ?? query.sort;
            router.replace({ ...route, query: { ...query, sort, descending: one.endsWith('down') } });
          }}
        />
        <label className="notebook-grouped">
          <input
            type="checkbox"
            checked={query.grouped}
            onChange={({ target }) =>
              router.replace({ ...route, query: { ...query, grouped: target.checked } })
            }
          />
          {t('notebook.grouped')}
        </label>
        {total > 0 && (
          <button
            type="button"
            className="plain-button"
            aria-haspopup="dialog"
            aria-keyshortcuts={ariaKeysOf('export')}
            onClick={() => runCommand('export', application)}
          >
            {t('notebook.exportShown')}
          </button>
        )}
        <button
          type="button"
          className="plain-button"
          aria-haspopup="dialog"
          disabled={total === 0}
          onClick={() => runCommand('print', application)}
        >
          {t('print.button')}
        </button>
      </div>
    </header>
  );
}

/** Words that are looked for in quotes and notes, as they are typed. */
function WordsField({ route }: { readonly route: NotebookRoute }) {
  const { t } = useTranslator();
  const { set } = useNotebookFilters(route);
  const wanted = route.query.filters.text ?? '';
  const [text, setText] = useState(wanted);
  useEffect(() => setText((typed) => (typed.trim() === wanted ? typed : wanted)), [wanted]);
  const look = (typed: string) => set('text', typed.trim() === '' ? undefined : typed.trim());
  return (
    <input
      type="search"
      className="notebook-words"
      autoComplete="off"
      spellCheck={false}
      maxLength={1000}
      aria-label={t('notebook.words')}
      placeholder={t('notebook.words')}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        // An input method's half-typed syllables are no words yet.
        if (!(event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing))
          look(event.target.value);
      }}
      onCompositionEnd={(event) => look(event.currentTarget.value)}
    />
  );
}
