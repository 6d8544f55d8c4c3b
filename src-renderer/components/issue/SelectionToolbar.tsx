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
  readonly onLookUp: () => void;
  readonly onCopy: () => void;
  readonly onPrint: () => void;
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
  onLookUp,
  onCopy,
  onPrint,
  onReadAloud,
  onCollect,
  onLink,
}: SelectionToolbarProps) {
  const { currentIssue, links } = useApplication();
  const { t } = useTranslator();
  const isLinking = usePart(links.store, (state) => state.pending !== null);
  const isPart = selection.region !== undefined;
  const lastColour = usePart(currentIssue.store, (state) => state.lastColour);
  const toolbarName = t(isPart ? 'marking.toolbar' : 'toolbar.name');
  const { refs, floatingStyles, middlewareData } = useFloating({
    strategy: 'fixed',
    placement: 'bottom',
    middleware: [
      offset(8),
      flip({ boundary: paneOf(selection), padding: 8 }),
      shift({ boundary: paneOf(selection), padding: 8, crossAxis: true }),
      hide(),
    ],
    whileElementsMounted: autoUpdate,
  });
  useLayoutEffect(() => refs.setPositionReference(lastLinesOf(selection)), [refs, selection]);
  return (
    <section aria-label={toolbarName}>
      <div
        ref={(element) => {
          refs.setFloating(element);
          toolbarRef.current = element;
        }}
        className={middlewareData.hide?.referenceHidden ? 'selection-toolbar away' : 'selection-toolbar'}
        style={floatingStyles}
        role="toolbar"
        tabIndex={-1}
        aria-label={toolbarName}
        onKeyDown={moveByArrow}
        // A press must not take the selection away before its button has used it.
        onMouseDown={(event) => event.preventDefault()}
      >
        <div className="toolbar-row">
          <ColourRow value={lastColour} onPick={onColour} />
          <button type="button" className="toolbar-button" aria-keyshortcuts="N" onClick={onNote}>
            {t('toolbar.note')} <kbd>N</kbd>
          </button>
          <button type="button" className="toolbar-button" onClick={onCollect}>
            {t('collection.addShort')}
          </button>
        </div>
        <div className="toolbar-row">
          <button type="button" className="toolbar-button" onClick={onLink}>
            {isLinking ? t('link.here') : t('link.make')}
          </button>
          {!isPart && (
            <button
              type="button"
              className="toolbar-button"
              aria-haspopup="dialog"
              aria-keyshortcuts="D"
              title={withKey(t('dictionary.lookUp'), 'D')}
              onClick={onLookUp}
            >
              {t('dictionary.lookUp')}
            </button>
          )}
          <button
            type="button"
            className="toolbar-button"
            aria-keyshortcuts="Q"
            title={withKey(t('toolbar.cite'), 'Q')}
            onClick={onCopy}
          >
            {t('toolbar.cite')}
          </button>
          {!isPart && (
            <>
              <button type="button" className="toolbar-button" aria-haspopup="dialog" onClick={onPrint}>
                {t('print.button')}
              </button>
              <button
                type="button"
                className="toolbar-button"
                aria-keyshortcuts="T"
                aria-label={t('aloud.fromHere')}
                title={withKey(t('aloud.fromHere'), 'T')}
                onClick={onReadAloud}
              >
                {t('aloud.short')}
              </button>
            </>
          )}
          {onCorrect && !isPart && (
            <button type="button" className="toolbar-button" aria-haspopup="dialog" onClick={onCorrect}>
              {t('correct.button')}
            </button>
          )}
        </div>
      </div>
    </section>
  );
}

const withKey = (name: string, key: string): string => `${name} (${key})`;

const paneOf = ({ anchor }: PassageSelection): Element =>
  anchor.contextElement.closest('.pane') ?? document.documentElement;

/**
 * Where the bar belongs: below the last line that can be seen, or above the lines of the same column. The box
 * around a passage over several columns would be the whole paper.
 */
function lastLinesOf(selection: PassageSelection) {
  const { anchor } = selection;
  const getBoundingClientRect = (): DOMRect => {
    const pane = paneOf(selection).getBoundingClientRect();
    const lines = anchor.getClientRects();
    const seen = lines.filter((line) => line.bottom > pane.top && line.top < pane.bottom);
    const last = seen.at(-1) ?? lines.at(-1);
    if (!last) return anchor.getBoundingClientRect();
    const above = seen.filter((line) => line.left < last.right && line.right > last.left);
    const top = Math.min(last.top, ...above.map((line) => line.top));
    return new DOMRect(last.left, top, last.width, last.bottom - top);
  };
  return { getBoundingClientRect, contextElement: anchor.contextElement };
}
