import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { FlowElements } from '../../dom/flowElements.ts';
import {
  createPainter,
  createSharedHighlights,
  type Painter,
  type PaintSurface,
} from '../../dom/highlights.ts';
import { offsetAtPoint } from '../../dom/selection.ts';
import type { IssuePaperProps, Mark } from '../desk/types.ts';

type Painted = Pick<IssuePaperProps, 'marks' | 'focusedMarkId' | 'matches' | 'currentMatch' | 'spoken'>;

/**
 * Paints marks and hits. `shown` names what is rendered: when it or the text changes, every range is made
 * anew.
 */
export function usePaperMarks(
  flowElements: () => FlowElements | null,
  { marks, focusedMarkId, matches, currentMatch, spoken }: Painted,
  shown: string,
): void {
  const painter = useRef<Painter | null>(null);
  const painted = useRef<{ shown: string; flowElements: unknown } | null>(null);

  useLayoutEffect(() => {
    if (!('highlights' in CSS)) return;
    if (painted.current?.shown !== shown || painted.current.flowElements !== flowElements) {
      painter.current?.reset();
      painter.current = createPainter(surfaceOf(flowElements));
      flowElements()?.refresh();
      painted.current = { shown, flowElements };
    }
    if (!painter.current) return;
    painter.current.paint({ marks, focusedMarkId, matches, currentMatch, spoken });
  }, [flowElements, marks, focusedMarkId, matches, currentMatch, spoken, shown]);

  useEffect(
    () => () => {
      painter.current?.reset();
      painter.current = null;
      painted.current = null;
    },
    [],
  );
}

let surfaces: (() => Omit<PaintSurface, 'rangesOf'>) | null = null;

/** Where a paper paints; the papers of a window paint on the same page. */
function surfaceOf(flowElements: () => FlowElements | null): PaintSurface {
  surfaces ??= createSharedHighlights(CSS.highlights, (priority) => {
    const highlight = new Highlight();
    highlight.priority = priority;
    return highlight;
  });
  return { ...surfaces(), rangesOf: (span) => flowElements()?.rangesOf(span) ?? [] };
}

/** Activates the mark under a click; of several the shortest, which lies on top of the others. */
export function useMarkClicks(
  root: RefObject<HTMLElement | null>,
  flowElements: () => FlowElements | null,
  marks: readonly Mark[],
  onMarkActivate: (markId: string) => void,
): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const markAt = (event: MouseEvent): Mark | null => {
      const elements = flowElements();
      if (marks.length === 0 || !elements) return null;
      const offset = offsetAtPoint(elements, event.clientX, event.clientY);
      if (offset === null) return null;
      const under = marks
        .filter((mark) => mark.start <= offset + 1 && mark.end >= offset)
        .sort((a, b) => a.end - a.start - (b.end - b.start));
      return under.find((mark) => isInside(elements, mark, event)) ?? null;
    };
    const onClick = (event: MouseEvent) => {
      if (event.button !== 0 || document.getSelection()?.isCollapsed === false) return;
      const mark = markAt(event);
      if (!mark) return;
      event.preventDefault();
      onMarkActivate(mark.id);
    };
    let frame = 0;
    const onMove = (event: MouseEvent) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => element.toggleAttribute('data-over-mark', markAt(event) !== null));
    };
    element.addEventListener('click', onClick);
    if (marks.length > 0) element.addEventListener('mousemove', onMove);
    return () => {
      cancelAnimationFrame(frame);
      element.removeAttribute('data-over-mark');
      element.removeEventListener('click', onClick);
      element.removeEventListener('mousemove', onMove);
    };
  }, [root, flowElements, marks, onMarkActivate]);
}

/** The caret snaps to the nearest text; a click counts only on the mark's own lines. */
function isInside(elements: FlowElements, mark: Mark, { clientX, clientY }: MouseEvent): boolean {
  return elements
    .liveRangesOf(mark)
    .some((range) =>
      [...range.getClientRects()].some(
        (line) =>
          clientX >= line.left - 1 &&
          clientX <= line.right + 1 &&
          clientY >= line.top - 1 &&
          clientY <= line.bottom + 1,
      ),
    );
}
