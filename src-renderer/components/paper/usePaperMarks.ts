import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { FlowElements } from '../../dom/flowElements.ts';
import {
  createPainter,
  createSharedHighlights,
  type PaintedMark,
  type Painter,
  type PaintRequest,
  type PaintSurface,
} from '../../dom/highlights.ts';
import { offsetAtPoint } from '../../dom/selection.ts';

/**
 * Paints marks and hits. `shown` names what is rendered: when it or the text changes, every range is made
 * anew.
 */
export function usePaperMarks(
  flowElements: () => FlowElements | null,
  painted: PaintRequest,
  shown: string,
): void {
  const painter = useRef<Painter | null>(null);
  const surface = useRef<{ shown: string; flowElements: unknown } | null>(null);

  useLayoutEffect(() => {
    if (!('highlights' in CSS)) return;
    if (surface.current?.shown !== shown || surface.current.flowElements !== flowElements) {
      painter.current?.reset();
      painter.current = createPainter(surfaceOf(flowElements));
      flowElements()?.refresh();
      surface.current = { shown, flowElements };
    }
    if (!painter.current) return;
    painter.current.paint(painted);
  }, [flowElements, painted, shown]);

  useEffect(
    () => () => {
      painter.current?.reset();
      painter.current = null;
      surface.current = null;
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
  marks: readonly PaintedMark[],
  onMarkActivate: (markId: string) => void,
): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const markAt = (event: MouseEvent): PaintedMark | null => {
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
function isInside(elements: FlowElements, mark: PaintedMark, { clientX, clientY }: MouseEvent): boolean {
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
