import { autoUpdate, flip, hide, offset, shift, useFloating } from '@floating-ui/react';
import { type RefObject, useLayoutEffect } from 'react';
import type { Colour } from '#shared/model/annotation.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { moveByArrow } from '../base/roving.ts';
import type { PassageSelection } from '../desk/paperHandle.ts';
import { ColourRow } from '../fields/ColourRow.tsx';

interface SelectionToolbarProps {
  readonly toolbarRef: RefObject<HTMLDivElement | null>;
  readonly selection: PassageSelection;
  /** Why marks cannot be saved here, in words; null when they can. */
  readonly onColour: (colour: Colour) => void;
  readonly onNote: () => void;
  /** Null where nothing can be corrected now. */
  readonly onCorrect: (() => void) | null;
  readonly onCopy: () => void;
  readonly onReadAloud: () => void;
  readonly onCollect: () => void;
  /** Links with the passage that waits, or asks with what. */
  readonly onLink: () => void;
}

/** What can be done with a selected passage, floating beside it. */
export function SelectionToolbar({
  toolbarRef,
  selection,
  onColour,
  onNote,
  onCorrect,
  onCopy,
  onReadAloud,
  onCollect,
  onLink,
}: SelectionToolbarProps) {
  const { currentIssue, links } = useApplication();
  const { t } = useTranslator();
  const isLinking = usePart(links.store, (state) => state.pending !== null);
  const lastColour = usePart(currentIssue.store, (state) => state.lastColour);
  const { refs, floatingStyles, middlewareData } = useFloating({
    strategy: 'fixed',
    placement: 'top',
    middleware: [offset(10), flip({ padding: 56 }), shift({ padding: 8 }), hide()],
    whileElementsMounted: autoUpdate,
  });
  useLayoutEffect(() => refs.setPositionReference(selection.anchor), [refs, selection]);
  return (
    <section aria-label={t('toolbar.name')}>
      <div
        ref={(element) => {
          refs.setFloating(element);
          toolbarRef.current = element;
        }}
        className={middlewareData.hide?.referenceHidden ? 'selection-toolbar away' : 'selection-toolbar'}
        style={floatingStyles}
        role="toolbar"
        tabIndex={-1}
        aria-label={t('toolbar.name')}
        onKeyDown={moveByArrow}
        // A press must not take the selection away before its button has used it.
        onMouseDown={(event) => event.preventDefault()}
      >
        <ColourRow value={lastColour} onPick={onColour} />
        <span className="toolbar-rule" />
        <button type="button" className="toolbar-button" aria-keyshortcuts="N" onClick={onNote}>
          {t('toolbar.note')} <kbd>N</kbd>
        </button>
        <span className="toolbar-rule" />
        <button type="button" className="toolbar-button" onClick={onCollect}>
          {t('collection.addShort')}
        </button>
        <button type="button" className="toolbar-button" onClick={onLink}>
          {isLinking ? t('link.here') : t('link.make')}
        </button>
        <span className="toolbar-rule" />
        <button type="button" className="toolbar-button" aria-keyshortcuts="Q" onClick={onCopy}>
          {t('toolbar.cite')} <kbd>Q</kbd>
        </button>
        <button type="button" className="toolbar-button" aria-keyshortcuts="T" onClick={onReadAloud}>
          {t('aloud.fromHere')} <kbd>T</kbd>
        </button>
        {onCorrect && (
          <button type="button" className="toolbar-button" aria-haspopup="dialog" onClick={onCorrect}>
            {t('correct.button')}
          </button>
        )}
      </div>
    </section>
  );
}
