import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Box } from '#shared/model/facsimile.ts';
import type { IssueOnDesk } from '../../desk/issueOnDesk.ts';
import type { PassageSelection } from '../../desk/paperHandle.ts';
import { seenOf } from '../geometry/placed.ts';
import { boxInMiddle, percentBoxOf } from '../geometry/region.ts';

/** The part of a page that is being marked. */
export interface PartBeingMarked {
  readonly box: Box | null;
  /** Puts a rectangle in the middle of what is seen, to be moved by keys. */
  readonly begin: () => void;
  /** `settled` once it is let go: then it can be marked. */
  readonly draw: (box: Box | null, settled: boolean) => void;
  /** The part as the toolbar takes it: a selection of no words. */
  readonly current: () => PassageSelection | null;
}

interface MarkPartOptions {
  /** Whether parts are marked now. */
  readonly isOn: boolean;
  /** Index of the page, and what it is called. */
  readonly page: number;
  readonly name: string;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly stage: RefObject<HTMLElement | null>;
  readonly onSelect: IssueOnDesk['onSelect'];
}

/** The rectangle that a person draws on a page; to the rest of the window it is selected like a passage. */
export function useMarkPart(options: MarkPartOptions): PartBeingMarked {
  const { isOn, page, name, scroller, stage, onSelect } = options;
  const [box, setBox] = useState<Box | null>(null);
  const chosen = useRef<PassageSelection | null>(null);
  const announce = useCallback(
    (selection: PassageSelection | null) => {
      if (selection === null && chosen.current === null) return;
      chosen.current = selection;
      onSelect('print', selection);
    },
    [onSelect],
  );
  const draw = useCallback(
    (wanted: Box | null, settled: boolean) => {
      setBox(wanted);
      const contextElement = scroller.current;
      if (!wanted || !settled || !contextElement) {
        announce(null);
        return;
      }
      const rectangle = () => clientRectangle(wanted, stage.current);
      announce({
        start: 0,
        end: 0,
        text: name,
        articleId: null,
        region: { page, ...percentBoxOf(wanted) },
        anchor: {
          getBoundingClientRect: rectangle,
          getClientRects: () => [rectangle()],
          contextElement,
        },
      });
    },
    [page, name, scroller, stage, announce],
  );
  const begin = useCallback(() => {
    const [sheet, view] = [stage.current, scroller.current];
    if (!sheet || !view) return;
    draw(boxInMiddle(seenOf(sheet.getBoundingClientRect(), view.getBoundingClientRect())), true);
  }, [draw, scroller, stage]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is marked anew
  useEffect(
    () => () => {
      setBox(null);
      announce(null);
    },
    [isOn, page, announce],
  );
  return useMemo(
    () => ({ box: isOn ? box : null, begin, draw, current: () => chosen.current }),
    [isOn, box, begin, draw],
  );
}

function clientRectangle({ left, top, width, height }: Box, stage: HTMLElement | null): DOMRect {
  const page = stage?.getBoundingClientRect() ?? new DOMRect();
  return new DOMRect(
    page.left + left * page.width,
    page.top + top * page.height,
    width * page.width,
    height * page.height,
  );
}
