import { useCallback } from 'react';
import { useApplication } from '../../state/application.ts';
import type { IssuePlace } from '../../state/navigation/route.ts';

/** A click with Shift held opens beside what one reads. */
export const wantsBeside = (click: { readonly shiftKey: boolean }): boolean => click.shiftKey;

/** A click with Ctrl or Cmd held is the host's, which opens a window: a tab in browsers. */
export const wantsNewWindow = (click: { readonly ctrlKey: boolean; readonly metaKey: boolean }): boolean =>
  click.ctrlKey || click.metaKey;

/** Opens an issue set as the last one was: in its place, or beside it. */
export function useOpenPlace(): (place: Omit<IssuePlace, 'view'>, beside?: boolean) => void {
  const { router, panes } = useApplication();
  return useCallback(
    (place, beside = false) => {
      const { view } = router.store.getState();
      if (beside) panes.openBeside({ ...place, view });
      else router.go({ name: 'issue', ...place, view });
    },
    [router, panes],
  );
}
