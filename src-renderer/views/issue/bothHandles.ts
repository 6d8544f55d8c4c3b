import type { RefObject } from 'react';
import type { PaperHandle } from '../../components/desk/paperHandle.ts';

/**
 * One handle for the text and the printed page, of which either or both are on screen. Passages are shown
 * in both; places and the focus are the text's while it is there.
 */
export function bothHandles(
  paper: RefObject<PaperHandle | null>,
  print: RefObject<PaperHandle | null>,
): PaperHandle {
  const main = () => paper.current ?? print.current;
  /** Both are asked, whatever the first answers. */
  const either = (ask: (handle: PaperHandle) => boolean): boolean => {
    const answers = [print.current, paper.current].map((handle) => (handle ? ask(handle) : false));
    return answers.includes(true);
  };
  return {
    // Whether the passage is on the sheet only the text can tell; an article may be open over it.
    reveal(span) {
      if (paper.current) print.current?.reveal(span);
      return main()?.reveal(span) ?? false;
    },
    sees: (span) => main()?.sees(span) ?? false,
    revealArticle: (articleId) => either((handle) => handle.revealArticle(articleId)),
    revealPage: (page) => print.current?.revealPage?.(page) ?? false,
    revealRegion: (page, box) => print.current?.revealRegion?.(page, box) ?? false,
    printedPage: () => print.current?.printedPage?.() ?? null,
    markPart: () => print.current?.markPart?.() ?? false,
    currentPlace: () => main()?.currentPlace() ?? null,
    place: () => main()?.place() ?? null,
    restore: (place) => either((handle) => handle.restore(place)),
    selection: () => print.current?.selection() ?? paper.current?.selection() ?? null,
    caret: () => paper.current?.caret?.() ?? null,
    clearSelection() {
      print.current?.clearSelection();
      paper.current?.clearSelection();
    },
    focus: () => main()?.focus(),
  };
}
