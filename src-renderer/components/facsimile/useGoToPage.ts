import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Box, FacsimileSheet } from '#shared/model/facsimile.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import type { Facsimile } from '../../state/issue/facsimile.ts';
import type { WordPlaces } from './geometry/wordPlaces.ts';
import { useFindPage } from './useFindPage.ts';
import type { IssueText } from './usePassageOnPage.ts';

/** What is to be brought into sight once its page is there. */
type Wish = { readonly kind: 'span'; readonly span: Span } | { readonly kind: 'box'; readonly box: Box };

interface GoToPageOptions {
  readonly facsimile: Facsimile;
  readonly issue: Issue;
  readonly sheets: readonly FacsimileSheet[];
  readonly text: IssueText;
  /** Index of the page that is shown, and how to show another. */
  readonly at: number;
  readonly onPage: (index: number) => void;
}

interface GoToPage {
  /** Shows another page from its top. */
  turn(index: number): void;
  /** To the page that an article begins on; false where it is on none. `isLaidOut`: the page shown can be scrolled. */
  toArticle(id: string, isLaidOut: boolean): boolean;
  /** To a part of a page; false where there is no such page. */
  toBox(index: number, box: Box): boolean;
  reveal(span: Span): boolean;
  /** Scrolls to what was wished for, as soon as the page and its words are there. */
  readonly wish: Wish | null;
  readonly onGranted: () => void;
}

/** Turning the pages, and finding the one that something stands on. */
export function useGoToPage(options: GoToPageOptions, scroller: RefObject<HTMLElement | null>): GoToPage {
  const { facsimile, issue, sheets, text, at, onPage } = options;
  const [wish, setWish] = useState<Wish | null>(null);
  const findPage = useFindPage(facsimile, issue, sheets, text);
  const show = useCallback(
    (index: number, to: Wish | null) => {
      onPage(index);
      setWish(to);
      if (!to) scroller.current?.scrollTo({ top: 0, left: 0, behavior: 'instant' });
    },
    [onPage, scroller],
  );
  // A page may take its time to be found; what was asked for last is shown.
  const rounds = useRef(0);
  return {
    turn: useCallback((index) => show(index, null), [show]),
    toArticle(id, isLaidOut) {
      const isOn = (one: FacsimileSheet | undefined) => one?.zones.some((zone) => zone.articleId === id);
      const index = isOn(sheets[at]) ? at : sheets.findIndex(isOn);
      const first = sheets[index]?.zones.find((zone) => zone.articleId === id);
      if (!first) return false;
      const box: Wish = { kind: 'box', box: first.box };
      if (index === at && isLaidOut) setWish(box);
      else show(index, box);
      return true;
    },
    toBox(index, box) {
      if (!sheets[index]) return false;
      if (index === at) setWish({ kind: 'box', box });
      else show(index, { kind: 'box', box });
      return true;
    },
    reveal(span) {
      const round = ++rounds.current;
      void findPage(span, at).then((index) => {
        if (index === null || round !== rounds.current) return;
        if (index === at) setWish({ kind: 'span', span });
        else show(index, { kind: 'span', span });
      });
      return true;
    },
    wish,
    onGranted: useCallback(() => setWish(null), []),
  };
}

/** Grants the wish once the page is laid out and, for a passage, its words are there. */
export function useGrantedWish(
  { wish, onGranted }: Pick<GoToPage, 'wish' | 'onGranted'>,
  scroller: RefObject<HTMLElement | null>,
  stage: RefObject<HTMLElement | null>,
  places: WordPlaces | null,
  width: number,
): void {
  useLayoutEffect(() => {
    const [window, paper] = [scroller.current, stage.current];
    if (!wish || !window || !paper || width === 0) return;
    if (wish.kind === 'span' && !places) return;
    onGranted();
    const box = wish.kind === 'box' ? wish.box : places?.boxesOf(wish.span)[0];
    if (box) scrollTo(window, paper, box);
  }, [wish, onGranted, scroller, stage, places, width]);
}

/** Scrolls a box of the page to about a third of the window, unless it is well in sight. */
function scrollTo(window: HTMLElement, paper: HTMLElement, box: Box): void {
  const [view, page] = [window.getBoundingClientRect(), paper.getBoundingClientRect()];
  const left = page.left + box.left * page.width - view.left;
  const top = page.top + box.top * page.height - view.top;
  const margin = 24;
  const inSight =
    top >= margin &&
    top + Math.min(box.height * page.height, view.height / 3) <= view.height - margin &&
    left >= 0 &&
    left + Math.min(box.width * page.width, view.width) <= view.width + 1;
  if (inSight) return;
  window.scrollBy({
    left: left - Math.max(margin, (view.width - box.width * page.width) / 2),
    top: top - view.height * 0.3,
    behavior: 'instant',
  });
}
