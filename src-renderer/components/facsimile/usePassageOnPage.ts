import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { indexFlows, issueFlows, passageOf, type SelectedSpan } from '../../dom/passages.ts';
import { useHasKeys } from '../../state/hooks.ts';
import type { IssueOnDesk } from '../desk/issueOnDesk.ts';
import type { PassageSelection } from '../desk/paperHandle.ts';
import { blocksByFlow } from '../paper/blocks.ts';
import type { WordPlaces } from './geometry/wordPlaces.ts';

/** The issue's text as the facsimile needs it. */
export interface IssueText {
  slice(start: number, end: number): string;
  /** The passage as it is read, and the article it starts in; null where there is nothing but space. */
  passage(span: Span): (SelectedSpan & { readonly articleId: string | null }) | null;
}

export function useIssueText(issue: Issue): IssueText {
  return useMemo(() => {
    const points = indexCodePoints(issue.text);
    const flows = indexFlows(issueFlows(issue));
    const blockOf = blocksByFlow(issue);
    const articles = new Set(issue.articles.map(({ id }) => id));
    return {
      slice: points.slice,
      passage(span) {
        const parts = flows.partsOf(span);
        const block = parts[0] && blockOf.get(parts[0].flow);
        const articleId = block !== undefined && articles.has(block) ? block : null;
        const passage = passageOf(parts);
        if (passage) return { ...passage, articleId };
        // Running heads and page numbers are in no flow, yet they stand on the page.
        const text = points.slice(span.start, span.end).trim();
        return text ? { ...span, text, articleId: null } : null;
      },
    };
  }, [issue]);
}

export interface PassageOnPage {
  /** What is selected or being selected. */
  readonly span: Span | null;
  /** From the pointer: `settled` once it is let go. */
  select(span: Span | null, settled: boolean): void;
  /** The selection as the toolbar takes it. */
  current(): PassageSelection | null;
  clear(): void;
}

/** The selected passage of a page, the same to the rest of the window as one selected in the text. */
export function usePassageOnPage(
  text: IssueText,
  places: WordPlaces | null,
  scroller: RefObject<HTMLElement | null>,
  stage: RefObject<HTMLElement | null>,
  onSelect: IssueOnDesk['onSelect'],
): PassageOnPage {
  const [span, setSpan] = useState<Span | null>(null);
  const chosen = useRef<PassageSelection | null>(null);
  const hasKeys = useHasKeys();

  const announce = useCallback(
    (selection: PassageSelection | null) => {
      if (selection === null && chosen.current === null) return;
      chosen.current = selection;
      onSelect('print', selection);
    },
    [onSelect],
  );
  const clear = useCallback(() => {
    setSpan(null);
    announce(null);
  }, [announce]);

  const select = useCallback(
    (wanted: Span | null, settled: boolean) => {
      if (wanted) document.getSelection()?.removeAllRanges();
      setSpan(wanted);
      if (!settled) return;
      const passage = wanted && text.passage(wanted);
      const contextElement = scroller.current;
      if (!passage || !places || !contextElement) {
        setSpan(null);
        announce(null);
        return;
      }
      const rectangles = () => clientRectangles(places, passage, stage.current);
      announce({
        ...passage,
        anchor: {
          getBoundingClientRect: () => aroundAll(rectangles()),
          getClientRects: rectangles,
          contextElement,
        },
      });
    },
    [text, places, scroller, stage, announce],
  );

  // Selecting in the text beside ends the selection here.
  useEffect(() => {
    const onChange = () => {
      if (document.getSelection()?.isCollapsed === false) clear();
    };
    document.addEventListener('selectionchange', onChange);
    return () => document.removeEventListener('selectionchange', onChange);
  }, [clear]);
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      if (!chosen.current || !hasKeys() || document.getSelection()?.isCollapsed === false) return;
      event.clipboardData?.setData('text/plain', chosen.current.text);
      event.preventDefault();
    };
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [hasKeys]);

  return { span, select, clear, current: useCallback(() => chosen.current, []) };
}

function clientRectangles(places: WordPlaces, span: Span, stage: HTMLElement | null): DOMRect[] {
  const page = stage?.getBoundingClientRect() ?? new DOMRect();
  return places
    .boxesOf(span)
    .map(
      ({ left, top, width, height }) =>
        new DOMRect(
          page.left + left * page.width,
          page.top + top * page.height,
          width * page.width,
          height * page.height,
        ),
    );
}

function aroundAll(rectangles: readonly DOMRect[]): DOMRect {
  const left = Math.min(...rectangles.map((one) => one.left));
  const top = Math.min(...rectangles.map((one) => one.top));
  const right = Math.max(...rectangles.map((one) => one.right));
  const bottom = Math.max(...rectangles.map((one) => one.bottom));
  return rectangles.length === 0 ? new DOMRect() : new DOMRect(left, top, right - left, bottom - top);
}
