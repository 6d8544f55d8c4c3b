import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { Icon } from '../base/Icon.tsx';
import { IconButton } from '../base/IconButton.tsx';

interface FindBarProps {
  /** Counts up whenever finding is asked for; 0 when it came along with a search hit. */
  readonly focusRequest: number;
  readonly onClose: () => void;
}

/** Finding in the open issue: as one types, with a count, forward and back. */
export function FindBar({ focusRequest, onClose }: FindBarProps) {
  const { find } = useApplication();
  const translator = useTranslator();
  const { t, number } = translator;
  const state = usePart(find.store, (value) => value);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focusRequest === 0) return;
    input.current?.focus();
    input.current?.select();
  }, [focusRequest]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') find.step(event.shiftKey ? -1 : 1);
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    }
  };
  const count =
    state.status === 'done'
      ? state.current === null
        ? t('find.none')
        : t('find.count', { at: number(state.current + 1), count: number(state.matches.length) })
      : state.status === 'failed'
        ? translator.failure(state.failure)
        : '';
  return (
    <search className="find-bar" aria-label={t('find.name')}>
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('find.box')}
        placeholder={t('find.box')}
        value={state.query}
        onChange={(event) => find.look(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <output className="find-count">{count}</output>
      <IconButton
        icon="up"
        label={t('find.previous')}
        shortcut="Shift+F3"
        disabled={state.matches.length === 0}
        onClick={() => find.step(-1)}
      />
      <IconButton
        icon="down"
        label={t('find.next')}
        shortcut="F3"
        disabled={state.matches.length === 0}
        onClick={() => find.step(1)}
      />
      <IconButton icon="close" label={t('common.close')} onClick={onClose} />
    </search>
  );
}
