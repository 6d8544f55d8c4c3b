import { type KeyboardEvent, useEffect, useState } from 'react';
import { ariaKeysOf } from '#shared/model/finding/commandKeys.ts';
import { moveBetweenResults } from '../../dom/moveBetweenResults.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { useRoute } from '../../state/hooks.ts';
import { issueCountOf } from '../../state/library/library.ts';
import { Icon } from '../base/Icon.tsx';

/** The one search box: Ctrl/Cmd+K from anywhere, answers as one types. */
export function SearchBox() {
  const { router, library, info } = useApplication();
  const { t } = useTranslator();
  const route = useRoute();
  const count = usePart(library.store, issueCountOf);
  const routeQuery = route.name === 'search' ? route.query : '';
  const [text, setText] = useState(routeQuery);
  useEffect(() => setText(routeQuery), [routeQuery]);

  const search = (query: string) => {
    if (route.name === 'search') router.replace({ ...route, query });
    else if (query.trim()) router.go({ name: 'search', query, filters: {}, order: 'relevance' });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      if (route.name === 'search') router.back();
      event.currentTarget.blur();
    }
    if (event.key === 'Enter') search(text);
    if (route.name !== 'search') return;
    if (event.key === 'Enter') document.querySelector<HTMLElement>('.hit-link')?.focus();
    if (event.key === 'ArrowDown') moveBetweenResults(event);
  };
  return (
    <search className="search-box">
      <Icon name="search" />
      <input
        type="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('search.box')}
        aria-keyshortcuts={ariaKeysOf('search')}
        placeholder={t('search.placeholder', { count })}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          // An input method's half-typed syllables are not a query yet.
          if (!(event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing))
            search(event.target.value);
        }}
        onCompositionEnd={(event) => search(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <kbd>{route.name === 'search' ? 'Esc' : info.platform === 'darwin' ? '⌘K' : 'Ctrl K'}</kbd>
    </search>
  );
}
