import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import { wholePage } from '#shared/model/facsimile.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import type { PaperHandle } from '../../../components/desk/paperHandle.ts';
import { boxOf } from '../../../components/facsimile/geometry/region.ts';
import { useApplication } from '../../../state/application.ts';
import { markedPlaceOf } from '../../../state/issue/markable.ts';
import { hasPrintedPages, viewOf } from '../../../state/navigation/issueView.ts';
import type { IssueRoute } from '../../../state/navigation/route.ts';

/** So many frames are waited for the printed pages; a long issue takes its time to answer. */
const patience = 900;

export interface ShowMark {
  /** Brings what an annotation is about into sight: its passage in the text, its part on the printed page. */
  readonly showMark: (item: AnchoredAnnotation) => void;
  /** Does something on the printed page, which is turned to where it is not shown, until that answers that it is done. */
  readonly onPrint: (act: (handle: PaperHandle) => boolean) => void;
}

export function useShowMark(
  route: IssueRoute,
  issue: Issue | null,
  paper: RefObject<PaperHandle | null>,
  showPassage: (span: Span) => void,
): ShowMark {
  const { router } = useApplication();
  const latest = useRef({ route, issue });
  latest.current = { route, issue };
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  const onPrint = useCallback<ShowMark['onPrint']>(
    (act) => {
      const { route: here, issue: shown } = latest.current;
      const view = shown ? viewOf(here.view, shown) : here.view;
      if (view !== 'facsimile' && view !== 'beside')
        router.replace({ ...here, view: 'facsimile', articleId: null, arrival: null });
      cancelAnimationFrame(frame.current);
      let tries = 0;
      const attempt = () => {
        const handle = paper.current;
        if ((handle && act(handle)) || ++tries > patience) return;
        frame.current = requestAnimationFrame(attempt);
      };
      frame.current = requestAnimationFrame(attempt);
    },
    [router, paper],
  );
  const showMark = useCallback<ShowMark['showMark']>(
    (item) => {
      const { region, about } = markedPlaceOf(item);
      const { anchor } = item;
      const { issue: shown } = latest.current;
      const page = region?.page ?? (about?.kind === 'page' ? about.page : null);
      if (page !== null && shown && hasPrintedPages(shown)) {
        const box = region ? boxOf(region) : wholePage;
        onPrint((handle) => handle.revealRegion?.(page, box) ?? false);
      } else if (anchor) {
        // A place without words is shown by the first letter there.
        showPassage({ start: anchor.start, end: Math.max(anchor.end, anchor.start + 1) });
      }
    },
    [onPrint, showPassage],
  );
  return { showMark, onPrint };
}
