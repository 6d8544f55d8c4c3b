import {
  autoUpdate,
  FloatingFocusManager,
  flip,
  offset,
  shift,
  size,
  useDismiss,
  useFloating,
  useInteractions,
} from '@floating-ui/react';
import { useLayoutEffect } from 'react';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { IconButton } from '../base/IconButton.tsx';
import type { SelectionAnchor } from '../desk/paperHandle.ts';
import { Entries } from './Entries.tsx';

interface DictionaryPanelProps {
  readonly anchor: SelectionAnchor;
  readonly onClose: () => void;
}

/** What the dictionaries say of a word, below it. Escape, and a click elsewhere, close it. */
export function DictionaryPanel({ anchor, onClose }: DictionaryPanelProps) {
  const { t } = useTranslator();
  const { refs, floatingStyles, context } = useFloating({
    open: true,
    onOpenChange: (open) => !open && onClose(),
    strategy: 'fixed',
    placement: 'bottom-start',
    middleware: [
      offset(10),
      flip({ padding: 8, fallbackPlacements: ['top-start', 'right', 'left'] }),
      shift({ padding: 8 }),
      size({
        padding: 8,
        apply: ({ availableHeight, elements }) => {
          elements.floating.style.maxHeight = `${Math.max(120, Math.min(420, availableHeight))}px`;
        },
      }),
    ],
    whileElementsMounted: autoUpdate,
  });
  const { getFloatingProps } = useInteractions([useDismiss(context)]);
  useLayoutEffect(() => refs.setPositionReference(anchor), [refs, anchor]);
  return (
    <FloatingFocusManager context={context} modal={false} initialFocus={refs.floating}>
      <div
        ref={refs.setFloating}
        className="dictionary-panel"
        style={floatingStyles}
        {...getFloatingProps({
          role: 'dialog',
          'aria-label': t('dictionary.name'),
          tabIndex: -1,
          // What lies below it has the key too: it would close the article or let the selection go.
          onKeyDown(event) {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            onClose();
          },
        })}
      >
        <IconButton
          icon="close"
          label={t('dictionary.close')}
          className="dictionary-close"
          onClick={onClose}
        />
        <Answer onClose={onClose} />
      </div>
    </FloatingFocusManager>
  );
}

function Answer({ onClose }: { readonly onClose: () => void }) {
  const { dictionary, overlays } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const { request, result, failure } = usePart(dictionary.store, (state) => state);
  if (failure !== null) return <p role="alert">{translator.failure(failure)}</p>;
  if (result === null) {
    return (
      <p className="soft" role="status">
        {t('dictionary.reading')}
      </p>
    );
  }
  if (result.words.length > 0) {
    return result.words.map(({ word, entries }) => <Entries key={word} word={word} entries={entries} />);
  }
  if (result.dictionaries > 0) {
    return (
      <div role="status">
        {request?.selected && <p className="dictionary-headword serif">{request.selected.slice(0, 40)}</p>}
        <p className="soft">{t('dictionary.notFound')}</p>
      </div>
    );
  }
  return (
    <div role="status">
      <p>{t('dictionary.none')}</p>
      <button
        type="button"
        className="plain-button"
        aria-haspopup="dialog"
        onClick={() => {
          onClose();
          overlays.setState({ dialog: { kind: 'settings' } });
        }}
      >
        {t('dictionary.add')}
      </button>
    </div>
  );
}
