import { useEffect, useRef } from 'react';
import { useReturnedPlace } from '../components/base/useReturnedPlace.ts';
import { Frame } from '../components/frame/Frame.tsx';
import { isInDialog, isTyping } from '../components/frame/useGlobalKeys.ts';
import { NotebookChips } from '../components/notebook/NotebookChips.tsx';
import { NotebookHead } from '../components/notebook/NotebookHead.tsx';
import { NotebookList } from '../components/notebook/NotebookList.tsx';
import { NotebookPanel } from '../components/notebook/NotebookPanel.tsx';
import { SelectionActions } from '../components/notebook/SelectionActions.tsx';
import { useApplication, usePart, useTranslator } from '../state/application.ts';
import { useWindowKeys } from '../state/hooks.ts';
import type { NotebookRoute } from '../state/navigation/notebookAddress.ts';

/** The notebook: the annotations of the whole library, narrowed, ordered, and changed many at once. */
export function NotesView({ route }: { readonly route: NotebookRoute }) {
  const { notebook } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const { status, total, all, complete, failure } = usePart(notebook.store, (state) => state);
  const scroller = useRef<HTMLElement>(null);
  const place = useReturnedPlace();
  const { query } = route;
  useEffect(() => notebook.show(query), [notebook, query]);
  const isFirst = useRef(true);
  useEffect(() => {
    // Another choice is read from its beginning; what one comes back to is not.
    if (!isFirst.current && query) scroller.current?.scrollTo({ top: 0 });
    isFirst.current = false;
  }, [query]);
  useNotebookKeys();
  return (
    <Frame left={<NotebookPanel route={route} />}>
      <main
        ref={scroller}
        id="content"
        className="desk notebook"
        tabIndex={-1}
        aria-label={t('notebook.title')}
      >
        <div className="search-page">
          <NotebookHead route={route} />
          <NotebookChips route={route} />
          {!complete && <p className="soft">{t('notebook.incomplete')}</p>}
          {failure !== null && (
            <p className="failure" role="alert">
              {translator.failure(failure)}{' '}
              <button type="button" className="plain-button" onClick={notebook.again}>
                {t('common.retry')}
              </button>
            </p>
          )}
          {all > 0 && <SelectionActions />}
          {status === 'done' && total === 0 && (
            <p className="nothing">{all === 0 ? t('notebook.empty') : t('notebook.nothing')}</p>
          )}
          <NotebookList scroller={scroller} place={place} grouped={query.grouped} />
        </div>
      </main>
    </Frame>
  );
}

/** Ctrl/Cmd+A chooses everything that is shown; Escape gives the choice up. */
function useNotebookKeys(): void {
  const { notebook } = useApplication();
  useWindowKeys((event) => {
    if (event.defaultPrevented || isInDialog() || isTyping(event.target)) return;
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (command && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      void notebook.chooseAll();
    }
    if (event.key === 'Escape') notebook.chooseNone();
  });
}
