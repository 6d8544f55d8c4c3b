import { type ReactNode, useCallback, useEffect } from 'react';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { useNarrow } from '../../state/hooks.ts';

interface FrameProps {
  readonly left: ReactNode;
  readonly notes?: ReactNode;
  /** Brings the main landmark. */
  readonly children: ReactNode;
}

/** Two panels beside the desk; on narrow windows they lie over it as drawers. */
export function Frame({ left, notes, children }: FrameProps) {
  const { settings, overlays } = useApplication();
  const { t } = useTranslator();
  const narrow = useNarrow();
  const leftOpen = usePart(settings.store, (state) => state.leftPanelOpen);
  const notesOpen = usePart(settings.store, (state) => state.notesPanelOpen === true);
  const drawer = usePart(overlays, (state) => state.drawer);
  const closeDrawer = useCallback(() => overlays.setState({ drawer: null }), [overlays]);
  useEffect(() => {
    if (!narrow || drawer === null) return;
    const panel = document.getElementById(drawer === 'contents' ? 'left-panel' : 'notes-panel');
    // A note's editor may have taken the focus already.
    if (!panel?.contains(document.activeElement)) panel?.focus();
    return () => {
      if (panel?.contains(document.activeElement) || document.activeElement === document.body) {
        document.querySelector<HTMLElement>(`[aria-controls="${panel?.id}"]`)?.focus();
      }
    };
  }, [narrow, drawer]);
  const showLeft = narrow ? drawer === 'contents' : leftOpen;
  const showNotes = notes !== undefined && (narrow ? drawer === 'notes' : notesOpen);
  return (
    <div className={narrow ? 'frame narrow' : 'frame'}>
      {narrow && (showLeft || showNotes) && (
        <button
          type="button"
          className="drawer-veil"
          aria-label={t('common.close')}
          tabIndex={-1}
          onClick={closeDrawer}
        />
      )}
      {showLeft && (
        <div id="left-panel" className="panel left-panel" tabIndex={-1}>
          {left}
        </div>
      )}
      <div className="stage">{children}</div>
      {showNotes && (
        <aside id="notes-panel" className="panel notes-panel" tabIndex={-1} aria-label={t('notes.title')}>
          {notes}
        </aside>
      )}
    </div>
  );
}
