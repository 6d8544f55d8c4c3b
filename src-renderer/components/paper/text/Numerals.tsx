import { use, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { type NotedPassage, type NumeralPlace, placeNumerals } from '../../../dom/numerals.ts';
import { useTranslator } from '../../../state/application.ts';
import { FlowElementsContext, PaperNotesContext, usePaperSetting } from './PaperContext.ts';

const size = { width: 15, height: 14 };
const none: readonly NotedPassage[] = [];

interface NumeralsProps {
  readonly block: string;
  /** Says by another value that the text in the block stands elsewhere while the block's size is the same. */
  readonly stands?: string;
}

/**
 * The numerals of a block's notes, in a layer over it: beside the text, never in it. They follow the
 * block's size, so also fonts that arrive late and a changed type size.
 */
export function Numerals({ block, stands = '' }: NumeralsProps) {
  const { view, direction } = usePaperSetting();
  const { t } = useTranslator();
  const notes = use(PaperNotesContext);
  const flowElements = use(FlowElementsContext);
  const layer = useRef<HTMLDivElement>(null);
  const [places, setPlaces] = useState<readonly NumeralPlace[]>([]);
  const passages = notes?.byBlock.get(block) ?? none;

  const side = view === 'vertical' ? 'above' : direction === 'rtl' ? 'left' : 'right';
  const update = useCallback(() => {
    const container = layer.current?.parentElement;
    const elements = flowElements();
    if (!container || !elements) return;
    setPlaces(placeNumerals(container, passages, elements, size, side));
  }, [flowElements, passages, side]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: where the text stands changes without any state
  useLayoutEffect(() => {
    const container = layer.current?.parentElement;
    if (!container || passages.length === 0) {
      setPlaces([]);
      return;
    }
    update();
    const observer = new ResizeObserver(update);
    observer.observe(container);
    return () => observer.disconnect();
  }, [update, passages, stands]);

  if (!notes || passages.length === 0) return null;
  const numeralOf = new Map(passages.map(({ id, numeral }) => [id, numeral]));
  return (
    <div className="paper-numerals" ref={layer}>
      {places.map(({ id, x, y }) => {
        const numeral = numeralOf.get(id);
        if (numeral === undefined) return null;
        return (
          <button
            key={id}
            type="button"
            className="paper-numeral"
            data-colour={notes.colourOf(id)}
            aria-current={id === notes.focusedMarkId ? 'true' : undefined}
            aria-label={t('paper.note', { numeral: String(numeral) })}
            style={{ left: x, top: y }}
            onClick={() => notes.onActivate(id)}
          >
            {numeral}
          </button>
        );
      })}
    </div>
  );
}
